using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>What a <see cref="FaultSweep"/> has tried.</summary>
/// <param name="Provider">The name of the provider.</param>
/// <param name="Runs">How often the operations were run.</param>
/// <param name="Faults">How many faults were injected.</param>
/// <param name="Failure">The first failure, with the fault and the operations that led to it, or null.</param>
public sealed record FaultReport(string Provider, long Runs, long Faults, string? Failure)
{
    /// <summary>Whether there were faults, and the provider survived every one.</summary>
    public bool Passed => Failure is null && Faults > 0;

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Provider}: {Faults:N0} faults in {Runs:N0} runs: {Failure ?? (Faults > 0 ? "survived" : "the backing never follows the plan")}");
}
