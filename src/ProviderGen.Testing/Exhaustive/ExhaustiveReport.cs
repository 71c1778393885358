using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>What an exhaustive check visited.</summary>
/// <param name="Provider">The name of the provider.</param>
/// <param name="Depth">The length of the sequences.</param>
/// <param name="Operations">How many operations there were to choose from at each step.</param>
/// <param name="Sequences">How many sequences of that length were run.</param>
/// <param name="States">How many states were visited: sequences of every length up to the depth.</param>
/// <param name="Accesses">How many reads and writes were tried in these states.</param>
/// <param name="Disagreement">The first disagreement with the model and the sequence that led to it, or null.</param>
public sealed record ExhaustiveReport(
    string Provider, int Depth, int Operations, long Sequences, long States, long Accesses, string? Disagreement)
{
    /// <summary>Whether the provider agreed with the model throughout.</summary>
    public bool Passed => Disagreement is null;

    /// <inheritdoc/>
    public override string ToString() => Invariant(
        $"{Provider}: {Sequences:N0} sequences of {Depth} out of {Operations} operations, {States:N0} states, {Accesses:N0} accesses: {Disagreement ?? "agrees with the model"}");
}
