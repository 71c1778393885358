using System.Globalization;

namespace ProviderGen.CrashTesting;

/// <summary>What became of the images of processes that were killed.</summary>
/// <param name="Kills">How many processes were killed.</param>
/// <param name="Flushes">How many flushes they had reported.</param>
/// <param name="Unfinished">How many were caught in the middle of a step that had already reached the file.</param>
/// <param name="Violations">What was wrong, each with the seed that repeats the workload; empty if nothing was.</param>
public sealed record KillReport(int Kills, int Flushes, int Unfinished, IReadOnlyList<string> Violations)
{
    /// <summary>Whether every image held what it had to.</summary>
    public bool IsOk => Violations.Count == 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kills} processes killed after {Flushes} reported flushes, {Unfinished} of them in the middle of a step: "
        + $"{(IsOk ? "nothing lost" : string.Join(Environment.NewLine, Violations))}");
}
