using ProviderGen.TestProviders.KnownBad;
using ProviderGen.Testing.Tests.Generated;

namespace ProviderGen.Testing.Tests;

/// <summary>The model, random and exhaustive: what keeps the contract agrees with it, and what does not is found.</summary>
public class ModelTests
{
    [Fact]
    public void Good_providers_agree_with_the_model_on_random_sequences()
    {
        ModelReport report = ModelBasedCheck.Run(300, seed: null, Good());

        Assert.True(report.Passed, report.ToString());
        Assert.Equal(300, report.Sequences);
    }

    [Fact]
    public void A_disagreement_is_shrunk_to_the_few_operations_it_takes()
    {
        ModelReport report = ModelBasedCheck.Run(1_000, seed: 7, Bad(nameof(GrowReturnsBytes)));

        Assert.False(report.Passed);
        Assert.Equal("hand-written: Grow(1), Grow(0): answered ok (16), expected ok (1)", report.Disagreement);
    }

    [Fact]
    public void The_same_seed_finds_the_same_disagreement()
        => Assert.Equal(
            ModelBasedCheck.Run(1_000, seed: 11, Bad(nameof(MissesTheLastByte))),
            ModelBasedCheck.Run(1_000, seed: 11, Bad(nameof(MissesTheLastByte))));

    [Theory]
    [InlineData(nameof(GrowsWithoutZeros))]
    [InlineData(nameof(GrowReturnsTheNewCount))]
    [InlineData(nameof(AcceptsNegativeGrowth))]
    [InlineData(nameof(OffByOneAtTheEnd))]
    [InlineData(nameof(WrapsAround))]
    [InlineData(nameof(RejectsNothingAtTheEnd))]
    [InlineData(nameof(ClearsTheBufferOfARejectedRead))]
    [InlineData(nameof(CrashesAfterDisposal))]
    [InlineData(nameof(KeepsItsSizeAfterDisposal))]
    public void Bad_providers_disagree_with_the_model(string name)
    {
        ModelReport random = ModelBasedCheck.Run(2_000, seed: 1, Bad(name));
        Assert.False(random.Passed, random.ToString());
    }

    [Fact]
    public void Every_sequence_is_tried_and_counted()
    {
        ExhaustiveReport report = ExhaustiveCheck.Run(GeneratedSubjects.All["span, limited"](), depth: 2);

        Assert.True(report.Passed, report.ToString());
        Assert.Equal((16, 256, 273), (report.Operations, report.Sequences, report.States));
    }

    [Fact]
    public void A_disagreement_of_an_exhaustive_check_comes_with_its_sequence()
    {
        // The limit it claims is not the one it has.
        ProviderSubject subject = GeneratedSubjects.All["span, limited"]();
        ExhaustiveReport report = ExhaustiveCheck.Run(new ProviderSubject("claims less", subject.Create) { MaxPages = 2 }, depth: 2);

        Assert.False(report.Passed);
        Assert.Contains("expected ProviderError(LimitExceeded)", report.Disagreement, StringComparison.Ordinal);
        Assert.StartsWith("after Grow(", report.Disagreement, StringComparison.Ordinal);
    }

    private static ProviderSubject Good() => KnownBadProvider.SubjectOf((shelf, readOnly) => new HandWrittenProvider(shelf, readOnly));

    private static ProviderSubject Bad(string name) => KnownBadProvider.SubjectOf(KnownBadProvider.All.Single(provider => provider.Name == name).Create);

}
