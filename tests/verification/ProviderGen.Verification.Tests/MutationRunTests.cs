using ProviderGen.Verification.Mutations;

namespace ProviderGen.Verification.Tests;

/// <summary>A run that could not tell the dead from the living would prove nothing.</summary>
public sealed class MutationRunTests
{
    private const string Harmless = "Read: global::System.GC.KeepAlive(this); → (removed)";

    [Fact]
    public void A_mutant_that_passes_every_check_survives()
        => Assert.Equal(Verdict.Survived, Run(Harmless, _ => null).Verdict);

    [Fact]
    public void A_survivor_with_a_reason_is_equivalent()
    {
        MutantResult result = Run(Harmless, _ => "of no use");
        Assert.Equal((Verdict.Equivalent, "of no use"), (result.Verdict, result.Answer));
    }

    [Fact]
    public void A_reason_does_not_save_who_is_caught()
        => Assert.Equal(Verdict.Killed, Run("Grow: __size = newSize; → (removed)", _ => "of no use").Verdict);

    [Fact]
    public void A_mutant_that_never_ends_is_cut_off()
        => Assert.Equal(Verdict.TimedOut, Run("Read: count <= 0 → count < 0", _ => null, "Transfer").Verdict);

    [Fact]
    public void What_does_not_compile_is_no_mutant()
        => Assert.Equal(Verdict.Invalid, Run("__Rejection: return __latch; → (removed)", _ => null).Verdict);

    private static MutantResult Run(string mutation, Func<Mutation, string?> equivalents, string family = "Addressable")
        => new MutationRun(family, (candidate, _) => candidate.Id == mutation, equivalents, _ => { }).Run(depthOfEquivalents: 2)[0];
}
