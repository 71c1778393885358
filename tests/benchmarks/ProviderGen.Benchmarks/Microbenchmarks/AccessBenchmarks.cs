using BenchmarkDotNet.Attributes;
using ProviderGen.Benchmarks.Baselines;

namespace ProviderGen.Benchmarks.Microbenchmarks;

/// <summary>What one access costs each baseline, by its size and by where accesses go.</summary>
[GenericTypeArguments(typeof(Heap))]
[GenericTypeArguments(typeof(Wasi))]
[GenericTypeArguments(typeof(Mapped))]
[GenericTypeArguments(typeof(Generated))]
[GenericTypeArguments(typeof(ByHandInMemory))]
[GenericTypeArguments(typeof(ByHandMapped))]
[GenericTypeArguments(typeof(ResizedArray))]
[GenericTypeArguments(typeof(ListOfPages))]
[GenericTypeArguments(typeof(StreamInMemory))]
[GenericTypeArguments(typeof(UnmanagedMemory))]
[GenericTypeArguments(typeof(BufferedFile))]
[GenericTypeArguments(typeof(UnbufferedFile))]
[GenericTypeArguments(typeof(BareRandomAccess))]
[GenericTypeArguments(typeof(RawCalls))]
[GenericTypeArguments(typeof(MappedAccessor))]
public class AccessBenchmarks<T> : BaselineBenchmarks<T>
    where T : struct, IBaseline<T>
{
    private const int Accesses = 1_000;
    private Action<int>? _reads, _writes, _mixed;

    [Params(8, 64, 4_096, 65_536)]
    public int Size { get; set; }

    [ParamsAllValues]
    public Pattern Pattern { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var workload = new Workload(Size, Pattern);
        (_reads, _writes, _mixed) = (Baseline.Reads(workload), Baseline.Writes(workload), Baseline.Mixed(workload));
    }

    [Benchmark(OperationsPerInvoke = Accesses)]
    public void Read() => _reads!(Accesses);

    [Benchmark(OperationsPerInvoke = Accesses)]
    public void Write() => _writes!(Accesses);

    /// <summary>Three reads to one write.</summary>
    [Benchmark(OperationsPerInvoke = Accesses)]
    public void Mix() => _mixed!(Accesses);
}
