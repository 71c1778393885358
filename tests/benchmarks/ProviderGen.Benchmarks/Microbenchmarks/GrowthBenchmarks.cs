using BenchmarkDotNet.Attributes;
using ProviderGen.Benchmarks.Baselines;

namespace ProviderGen.Benchmarks.Microbenchmarks;

/// <summary>What it takes to grow an image by single pages, up to a gibibyte; an array ends at a sixteenth, as it copies everything each time.</summary>
[GenericTypeArguments(typeof(Heap))]
[GenericTypeArguments(typeof(Wasi))]
[GenericTypeArguments(typeof(Mapped))]
[GenericTypeArguments(typeof(ResizedArray))]
[GenericTypeArguments(typeof(ListOfPages))]
[GenericTypeArguments(typeof(StreamInMemory))]
[GenericTypeArguments(typeof(UnmanagedMemory))]
[GenericTypeArguments(typeof(UnbufferedFile))]
[GenericTypeArguments(typeof(BareRandomAccess))]
public class GrowthBenchmarks<T> : BaselineBenchmarks<T>
    where T : struct, IBaseline<T>
{
    [Params(16, 64, 256, 1_024)]
    public int Mebibytes { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        if (typeof(T) == typeof(ResizedArray) && Mebibytes > 64)
            throw new NotSupportedException("It takes minutes.");
    }

    [Benchmark]
    public void Grow() => Growth.Grow<T>(Directory, (long)Mebibytes << 20, fill: false);

    [Benchmark]
    public void GrowAndFill() => Growth.Grow<T>(Directory, (long)Mebibytes << 20, fill: true);
}
