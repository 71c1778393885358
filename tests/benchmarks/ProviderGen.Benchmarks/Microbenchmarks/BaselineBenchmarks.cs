using BenchmarkDotNet.Attributes;
using ProviderGen.Benchmarks.Baselines;
using ProviderGen.TestSupport;

namespace ProviderGen.Benchmarks.Microbenchmarks;

/// <summary>Benchmarks of a baseline, with a directory for its files.</summary>
/// <typeparam name="T">The baseline.</typeparam>
public abstract class BaselineBenchmarks<T> : IDisposable
    where T : struct, IBaseline<T>
{
    private Loaded<T>? _baseline;

    private protected TempDirectory Directory { get; } = new();

    /// <summary>The baseline, with an image in it. Only those who ask for it load it.</summary>
    private protected Loaded<T> Baseline => _baseline ??= new Loaded<T>(Directory);

    [GlobalCleanup]
    public void Dispose()
    {
        _baseline?.Dispose();
        Directory.Dispose();
        GC.SuppressFinalize(this);
    }
}
