using BenchmarkDotNet.Attributes;
using ProviderGen.Benchmarks.Baselines;

namespace ProviderGen.Benchmarks.Microbenchmarks;

/// <summary>What it takes to make changes durable, by how many pages of 4 KiB have been changed all over the image.</summary>
[GenericTypeArguments(typeof(Wasi))]
[GenericTypeArguments(typeof(Mapped))]
[GenericTypeArguments(typeof(UnbufferedFile))]
[GenericTypeArguments(typeof(BareRandomAccess))]
[GenericTypeArguments(typeof(MappedAccessor))]
public class FlushBenchmarks<T> : BaselineBenchmarks<T>
    where T : struct, IBaseline<T>
{
    private Action<int>? _writes;

    [Params(0, 1, 64, 1_024)]
    public int Changed { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _writes = Baseline.Writes(new Workload(4_096));
        Baseline.Flush();
    }

    [Benchmark]
    public void WriteAndFlush()
    {
        _writes!(Changed);
        Baseline.Flush();
    }
}
