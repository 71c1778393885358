using System.Globalization;

namespace ProviderGen.CrashTesting.Recorded;

/// <summary>What a <see cref="RecordedCrashCheck"/> has tried.</summary>
public sealed class RecordedCrashReport
{
    /// <summary>System calls in the records.</summary>
    public long Calls { get; internal set; }

    /// <summary>Those that changed the directory or its file, or made something durable.</summary>
    public long Replayed { get; internal set; }

    /// <summary>Moments at which a crash was tried: after each call replayed and each flush reported.</summary>
    public long CrashPoints { get; internal set; }

    /// <summary>Outcomes of these crashes that were examined.</summary>
    public long Outcomes { get; internal set; }

    /// <summary>Outcomes that were not a whole number of pages, and that opening rejected as it should.</summary>
    public long Rejected { get; internal set; }

    /// <summary>The first failure, or null.</summary>
    public string? Failure { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Calls:N0} calls recorded, {Replayed:N0} of them replayed, {CrashPoints:N0} crash points, {Outcomes:N0} outcomes, "
        + $"{Rejected:N0} rejected: {Failure ?? "what was flushed is there"}");
}
