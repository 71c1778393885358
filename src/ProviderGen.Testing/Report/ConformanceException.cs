namespace ProviderGen.Testing;

/// <summary>A provider does not keep the contract.</summary>
/// <param name="report">The verdicts.</param>
public sealed class ConformanceException(ConformanceReport report) : Exception(report?.ToString())
{
    /// <summary>The verdicts.</summary>
    public ConformanceReport Report { get; } = report ?? throw new ArgumentNullException(nameof(report));
}
