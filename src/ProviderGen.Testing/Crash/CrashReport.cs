using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>What a <see cref="CrashCheck"/> has tried.</summary>
public sealed class CrashReport
{
    /// <summary>Workloads run.</summary>
    public long Workloads { get; internal set; }

    /// <summary>Moments at which a crash was tried: before and after each change, and before each sync.</summary>
    public long CrashPoints { get; internal set; }

    /// <summary>Outcomes of these crashes that were examined.</summary>
    public long Outcomes { get; internal set; }

    /// <summary>Outcomes that were not a whole number of pages, and that opening rejected as it should.</summary>
    public long Rejected { get; internal set; }

    /// <summary>The first failure, with the operations that led to it, or null.</summary>
    public string? Failure { get; internal set; }

    /// <summary>Whether outcomes were examined, and none failed.</summary>
    public bool Passed => Failure is null && Outcomes > 0;

    /// <inheritdoc/>
    public override string ToString() => Invariant(
        $"{Workloads:N0} workloads, {CrashPoints:N0} crash points, {Outcomes:N0} outcomes, {Rejected:N0} rejected: {Failure ?? "what was flushed is there"}");
}
