namespace ProviderGen.Testing;

/// <summary>The failure that a <see cref="FaultPlan"/> injects; a provider hands it on as the cause of its error.</summary>
/// <param name="point">The raw call that failed.</param>
/// <param name="kind">What went wrong with it.</param>
public sealed class InjectedFaultException(FaultPoint point, FaultKind kind = FaultKind.Fail)
    : IOException($"A fault was injected into a call of the kind {point}.")
{
    /// <summary>The raw call that failed.</summary>
    public FaultPoint Point { get; } = point;

    /// <summary>What went wrong with it.</summary>
    public FaultKind Kind { get; } = kind;
}
