using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>What a <see cref="ModelBasedCheck"/> has tried.</summary>
/// <param name="Providers">The names of the providers.</param>
/// <param name="Sequences">How many sequences were tried.</param>
/// <param name="Seed">What they followed from; pass it to try the same ones again.</param>
/// <param name="Disagreement">The smallest sequence found that shows a disagreement, and what it is; or null.</param>
public sealed record ModelReport(string Providers, int Sequences, ulong Seed, string? Disagreement)
{
    /// <summary>Whether all providers agreed with the model.</summary>
    public bool Passed => Disagreement is null && Sequences > 0;

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Providers}: {Sequences:N0} sequences from seed {Seed}: {Disagreement ?? "agree with the model"}");
}
