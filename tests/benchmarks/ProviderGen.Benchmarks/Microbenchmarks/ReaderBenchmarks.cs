using BenchmarkDotNet.Attributes;
using ProviderGen.Benchmarks.Baselines;

namespace ProviderGen.Benchmarks.Microbenchmarks;

/// <summary>What one read takes when several threads read at once. Only baselines that allow that are here.</summary>
[GenericTypeArguments(typeof(Heap))]
[GenericTypeArguments(typeof(Wasi))]
[GenericTypeArguments(typeof(Mapped))]
[GenericTypeArguments(typeof(ResizedArray))]
[GenericTypeArguments(typeof(BareRandomAccess))]
[GenericTypeArguments(typeof(RawCalls))]
public class ReaderBenchmarks<T> : BaselineBenchmarks<T>
    where T : struct, IBaseline<T>
{
    // Enough for the start of the threads not to count.
    private const int Accesses = 400_000;
    private Action<int>[] _reads = [];

    [Params(1, 2, 4)]
    public int Threads { get; set; }

    [Params(64, 4_096)]
    public int Size { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _reads = [.. Enumerable.Range(0, Threads).Select(_ => Baseline.Reads(new Workload(Size)))];
    }

    [Benchmark(OperationsPerInvoke = Accesses)]
    public void Read() => Readers.Run(_reads, Accesses);
}
