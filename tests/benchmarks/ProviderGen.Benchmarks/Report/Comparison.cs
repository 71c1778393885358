using ProviderGen.Benchmarks.Baselines;
using ProviderGen.Benchmarks.Budgets;
using ProviderGen.Benchmarks.Statistics;
using ProviderGen.TestSupport;

namespace ProviderGen.Benchmarks.Report;

/// <summary>Accesses to several baselines, relative to one of them.</summary>
/// <param name="Reference">The baseline all are compared with.</param>
/// <param name="ReferenceNanoseconds">What one access takes it, by size.</param>
/// <param name="Rows">The others, by size.</param>
internal sealed record Comparison(string Reference, IReadOnlyList<Spread> ReferenceNanoseconds, IReadOnlyList<(string Name, IReadOnlyList<Spread> Ratios)> Rows)
{
    public static IReadOnlyList<int> Sizes { get; } = [8, 64, 4_096, 65_536];

    public static IReadOnlyList<string> SizeNames { get; } = ["8 B", "64 B", "4 KiB", "64 KiB"];

    /// <summary>Baselines in memory, against one array.</summary>
    public static Comparison InMemory(Effort effort, bool writes)
    {
        using var field = new Field<ResizedArray>(effort, writes);
        return field.Compare(
            [field.Row<Heap>(), field.Row<ByHandInMemory>(), field.Row<ListOfPages>(), field.Row<StreamInMemory>(), field.Row<UnmanagedMemory>()]);
    }

    /// <summary>Baselines on a file in the page cache, against the bare system calls.</summary>
    public static Comparison InFiles(Effort effort, bool writes)
    {
        using var field = new Field<RawCalls>(effort, writes);
        return field.Compare(
        [
            field.Row<Wasi>(), field.Row<Mapped>(), field.Row<BareRandomAccess>(), field.Row<UnbufferedFile>(), field.Row<BufferedFile>(),
            field.Row<MappedAccessor>(), field.Row<ByHandMapped>(),
        ]);
    }

    /// <summary>One column a size, the reference in nanoseconds.</summary>
    public string Table() => Markdown.Table(
        ["", .. SizeNames],
        [
            .. Rows.Select(row => (string[])[row.Name, .. row.Ratios.Select(ratio => $"{Spread.Text(ratio.Median)}x")]),
            [$"{Reference}, one access", .. ReferenceNanoseconds.Select(time => $"{Spread.Text(time.Median)} ns")],
        ]);

    public string Plot(string title)
        => Chart.Bars(title, SizeNames, [.. Rows.Select(row => (row.Name, (IReadOnlyList<double>)[.. row.Ratios.Select(ratio => ratio.Median)]))]);

    /// <summary>The reference with its image, and those that are compared with it.</summary>
    private sealed class Field<TReference> : IDisposable
        where TReference : struct, IBaseline<TReference>
    {
        private readonly TempDirectory _directory = new();
        private readonly Loaded<TReference> _reference;
        private readonly Effort _effort;
        private readonly bool _writes;
        private readonly Workload[] _workloads = [.. Sizes.Select(size => new Workload(size))];

        public Field(Effort effort, bool writes)
        {
            _effort = effort;
            _writes = writes;
            _reference = new Loaded<TReference>(_directory);
        }

        public (string Name, IReadOnlyList<Spread> Ratios) Row<T>()
            where T : struct, IBaseline<T>
        {
            using var baseline = new Loaded<T>(_directory);
            return (T.Name, [.. _workloads.Select(workload => Pairing.Ratio(_effort, Work(baseline, workload), Work(_reference, workload)))]);
        }

        public Comparison Compare(IReadOnlyList<(string Name, IReadOnlyList<Spread> Ratios)> rows)
            => new(TReference.Name, [.. _workloads.Select(workload => Pairing.Nanoseconds(_effort, Work(_reference, workload)))], rows);

        public void Dispose()
        {
            _reference.Dispose();
            _directory.Dispose();
        }

        private Action<int> Work<T>(Loaded<T> baseline, Workload workload)
            where T : struct, IBaseline<T>
            => _writes ? baseline.Writes(workload) : baseline.Reads(workload);
    }
}
