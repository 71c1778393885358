using BenchmarkDotNet.Attributes;
using ProviderGen.Benchmarks.Contenders;
using ProviderGen.TestSupport;

namespace ProviderGen.Benchmarks.Depth;

/// <summary>Benchmarks of a contender, with a directory for its files.</summary>
/// <typeparam name="T">The contender.</typeparam>
public abstract class ContenderBenchmarks<T> : IDisposable
    where T : struct, IContender<T>
{
    private Loaded<T>? _contender;

    private protected TempDirectory Directory { get; } = new();

    /// <summary>The contender, with an image in it. Only those who ask for it load it.</summary>
    private protected Loaded<T> Contender => _contender ??= new Loaded<T>(Directory);

    [GlobalCleanup]
    public void Dispose()
    {
        _contender?.Dispose();
        Directory.Dispose();
        GC.SuppressFinalize(this);
    }
}
