using ProviderGen.Benchmarks.Baselines;
using ProviderGen.Benchmarks.Budgets;
using ProviderGen.Benchmarks.Statistics;
using ProviderGen.TestSupport;

namespace ProviderGen.Benchmarks.Report;

/// <summary>What is measured along something: the size of an image, changed pages, threads.</summary>
internal static class Series
{
    private const long Gibibyte = 1L << 30;
    private static readonly int[] ChangedPages = [0, 1, 64, 1_024];
    private static readonly int[] Threads = [1, 2, 4];

    /// <summary>Growth to a gibibyte by single pages, ended when it takes too long.</summary>
    public static string GrowthPlot(Effort effort)
    {
        using var directory = new TempDirectory();
        double patience = effort == Effort.Quick ? 500 : 10_000;
        (string, IReadOnlyList<(double, double)>) Line<T>()
            where T : struct, IBaseline<T>
        {
            Growth.Curve<T>(directory, Gibibyte / 16, 64, patience);
            Pairing.Settle();
            return (T.Name, [.. Growth.Curve<T>(directory, Gibibyte, 64, patience).Select(point => ((double)(point.Length >> 20), point.Milliseconds))]);
        }

        return Chart.Lines(
            "Growing by one page at a time: time so far",
            " ms",
            "MiB",
            [
                Line<Heap>(), Line<Wasi>(), Line<Mapped>(), Line<BareRandomAccess>(), Line<UnbufferedFile>(), Line<ListOfPages>(),
                Line<StreamInMemory>(), Line<ResizedArray>(),
            ]);
    }

    /// <summary>Milliseconds from the first of some writes to the end of the flush.</summary>
    public static string FlushTable(Effort effort)
    {
        using var directory = new TempDirectory();
        IReadOnlyList<string> Row<T>()
            where T : struct, IBaseline<T>
        {
            using var baseline = new Loaded<T>(directory);
            Action<int> writes = baseline.Writes(new Workload(4_096));
            baseline.Flush();
            return
            [
                T.Name,
                .. ChangedPages.Select(changed => Spread.Of(Enumerable.Range(0, effort.LongRounds).Select(_ => Pairing.Time(() =>
                {
                    writes(changed);
                    baseline.Flush();
                })))).Select(spread => $"{Spread.Text(spread.Median)} ms"),
            ];
        }

        return Markdown.Table(
            ["pages of 4 KiB written", .. ChangedPages.Select(changed => Spread.Text(changed))],
            [Row<Wasi>(), Row<Mapped>(), Row<BareRandomAccess>(), Row<UnbufferedFile>(), Row<MappedAccessor>()]);
    }

    /// <summary>Millions of reads of 64 bytes in a second, all threads together.</summary>
    public static string ReadersTable(Effort effort)
    {
        const int Accesses = 200_000;
        using var directory = new TempDirectory();
        IReadOnlyList<string> Row<T>()
            where T : struct, IBaseline<T>
        {
            using var baseline = new Loaded<T>(directory);
            var cells = new List<string> { T.Name };
            foreach (int threads in Threads)
            {
                Action<int>[] reads = [.. Enumerable.Range(0, threads).Select(_ => baseline.Reads(new Workload(64)))];
                Pairing.WarmUp(reads[0]);
                Spread spread = Spread.Of(Enumerable.Range(0, effort.LongRounds).Select(_ => Accesses / Pairing.Time(() => Readers.Run(reads, Accesses)) / 1_000));
                cells.Add(Spread.Text(spread.Median));
            }

            return cells;
        }

        return Markdown.Table(
            ["", .. Threads.Select(threads => threads == 1 ? "1 thread" : $"{threads} threads")],
            [Row<Heap>(), Row<Mapped>(), Row<Wasi>(), Row<BareRandomAccess>()]);
    }
}
