using System.Diagnostics;
using ProviderGen.Benchmarks.Baselines;
using ProviderGen.Benchmarks.Statistics;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Benchmarks.Budgets;

/// <summary>What is promised of providers in memory.</summary>
internal static class MemoryBudgets
{
    private const int PageBytes = Growth.PageBytes;
    private const int Kibi = 1024;

    public static IEnumerable<Budget> All =>
    [
        new("generated code, read 64 B / the same class by hand, no checks", Limit.AtMost(1.2), effort => GeneratedOverHand(effort, writes: false)),
        new("generated code, write 64 B / the same class by hand, no checks", Limit.AtMost(1.2), effort => GeneratedOverHand(effort, writes: true)),
        new("heap, read 8 B / CopyTo from one array", Limit.AtMost(1.1), effort => HeapOverArray(effort, 8, writes: false)),
        new("heap, read 16 B / CopyTo from one array", Limit.AtMost(1.1), effort => HeapOverArray(effort, 16, writes: false)),
        new("heap, read 64 B / CopyTo from one array", Limit.AtMost(1.1), effort => HeapOverArray(effort, 64, writes: false)),
        new("heap, read 4 KiB / CopyTo from one array", Limit.AtMost(1.1), effort => HeapOverArray(effort, 4 * Kibi, writes: false)),
        new("heap, write 4 KiB / CopyTo into one array", Limit.AtMost(1.1), effort => HeapOverArray(effort, 4 * Kibi, writes: true)),
        new("heap, read 64 KiB / CopyTo from one array", Limit.AtMost(1.1), effort => HeapOverArray(effort, 64 * Kibi, writes: false)),
        new("heap, write 64 KiB / CopyTo into one array", Limit.AtMost(1.1), effort => HeapOverArray(effort, 64 * Kibi, writes: true)),
        new("heap growth, 4,096 times a page", Limit.AtMost(5, " ms"), effort => Growths<Heap>(effort, times => Milliseconds(times.Sum()))),
        new("heap growth, last quarter / first quarter", Limit.AtMost(Linearity.Limit), effort => Growths<Heap>(effort, times => Linearity.LastQuarterToFirst(times))),
        new("heap growth, bytes that have moved", Limit.Exactly(0, " B"), _ => MovedBytes()),
        new("heap growth at 1 GiB, 99.9th percentile of one", Limit.AtMost(1_000, " µs"), GrowthsAtOneGibibyte),
        new("heap of 8 GiB, resident / touched", Limit.AtMost(1.25), _ => ResidentOverTouched()),
    ];

    // Over the very same bytes: where memory lies makes more of a difference than what is compared here.
    private static unsafe Spread GeneratedOverHand(Effort effort, bool writes)
    {
        using var region = new NativeRegion();
        new Span<byte>(region.Start, (int)Workload.Region).Fill(0x5A);
        var provider = new RegionProvider(region);
        provider.Grow(Workload.Region / PageBytes).ThrowIfError();
        using var generated = new Loaded<Generated>(new Generated(provider));
        using var hand = new Loaded<ByHandInMemory>(new ByHandInMemory(new HandWrittenMemory(region)));
        var workload = new Workload(64);
        return writes
            ? Pairing.Ratio(effort, generated.Writes(workload), hand.Writes(workload))
            : Pairing.Ratio(effort, generated.Reads(workload), hand.Reads(workload));
    }

    // Over several images: where the system happens to find memory for one makes a difference as long as it is there.
    private static Spread HeapOverArray(Effort effort, int size, bool writes)
    {
        int images = Math.Max(effort.LongRounds / 3, 1);
        using var directory = new TempDirectory();
        var workload = new Workload(size);
        Effort share = effort with { Rounds = effort.Rounds / images };
        return Spread.Of(Enumerable.Range(0, images).Select(_ =>
        {
            using var heap = new Loaded<Heap>(directory);
            using var array = new Loaded<ResizedArray>(directory);
            return writes
                ? Pairing.Ratio(share, heap.Writes(workload), array.Writes(workload)).Median
                : Pairing.Ratio(share, heap.Reads(workload), array.Reads(workload)).Median;
        }));
    }

    /// <summary>A figure made of the times of 4,096 growths by one page, in ticks of the clock.</summary>
    public static Spread Growths<T>(Effort effort, Func<long[], double> figure)
        where T : struct, IBaseline<T>
    {
        using var directory = new TempDirectory();
        Pairing.WarmUp(_ => Growth.Times<T>(directory, 0, 64));
        Pairing.Settle();
        return Spread.Of(Enumerable.Range(0, effort.Rounds).Select(_ => figure(Growth.Times<T>(directory, 0, 4_096))));
    }

    private static Spread GrowthsAtOneGibibyte(Effort effort)
    {
        using var directory = new TempDirectory();
        Pairing.WarmUp(_ => Growth.Times<Heap>(directory, 1L << 30, 64));
        return Spread.Of(Enumerable.Range(0, effort.Rounds).Select(_ =>
        {
            long[] times = Growth.Times<Heap>(directory, 1L << 30, 2_000);
            return 1_000 * Milliseconds(Spread.Quantile([.. times.Select(time => (double)time).Order()], 0.999));
        }));
    }

    private static Spread MovedBytes()
    {
        using var heap = new HeapMemoryProvider();
        heap.Grow(16).ThrowIfError();
        long[] before = Addresses(heap);
        heap.Grow(16_384).ThrowIfError();
        int moved = before.Zip(Addresses(heap)).Count(pair => pair.First != pair.Second);
        return Spread.Of([moved * PageBytes]);
    }

    // Where the first pages begin.
    private static unsafe long[] Addresses(HeapMemoryProvider heap)
    {
        long[] addresses = new long[16];
        for (int i = 0; i < addresses.Length; i++)
        {
            heap.ReadInPlace(i * (long)PageBytes, 1, (addresses, i), static (run, state) =>
            {
                fixed (byte* start = run)
                    state.addresses[state.i] = (long)start;
            }).ThrowIfError();
        }

        return addresses;
    }

    private static Spread ResidentOverTouched()
    {
        const long Image = 8L << 30;
        const long Touched = 64 << 20;
        const long Affordable = 2L << 30;
        Pairing.Settle();
        using var heap = new HeapMemoryProvider(new HeapMemoryProviderOptions { MaxBytes = Image });
        long before = Environment.WorkingSet;

        // In steps, so that a heap that is not sparse does not take all memory of the machine.
        while (heap.Size < Image)
        {
            heap.Grow((1 << 30) / PageBytes).ThrowIfError();
            if (Environment.WorkingSet - before > Affordable)
                throw new InvalidOperationException(FormattableString.Invariant($"{heap.Size >> 30} GiB of it are resident before anything was touched"));
        }

        var random = new Random(1);
        for (int i = 0; i < 10_000; i++)
        {
            if (heap.Read<long>(random.NextInt64(Image - 8)).ThrowIfError() != 0)
                throw new InvalidOperationException("a fresh byte is not zero");
        }

        // Eight stretches, as a system may hand out memory in units of some megabytes.
        byte[] page = new byte[PageBytes];
        Array.Fill(page, (byte)1);
        for (long offset = 0; offset < Touched; offset += PageBytes)
            heap.Write((offset / (Touched / 8) * (Image / 8)) + (offset % (Touched / 8)), page).ThrowIfError();
        return Spread.Of([(Environment.WorkingSet - before) / (double)Touched]);
    }

    private static double Milliseconds(double ticks) => ticks * 1000 / Stopwatch.Frequency;
}
