namespace ProviderGen.Testing;

/// <summary>The failure that a <see cref="FaultPlan"/> injects; a provider hands it on as the cause of its error.</summary>
/// <param name="point">The raw call that failed.</param>
public sealed class InjectedFaultException(FaultPoint point)
    : IOException($"A fault was injected into a call of the kind {point}.")
{
    /// <summary>The raw call that failed.</summary>
    public FaultPoint Point { get; } = point;
}
