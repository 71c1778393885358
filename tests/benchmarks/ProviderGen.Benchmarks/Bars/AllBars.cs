namespace ProviderGen.Benchmarks.Bars;

/// <summary>Every bar there is.</summary>
internal static class AllBars
{
    public static IReadOnlyList<Bar> All { get; } =
    [
        .. MemoryBars.All,
        .. FileBars.All,
        .. MappedBars.All,
        .. CachedBars.All,
        .. PostgresBars.All,
        .. GeneratorBars.All,
        .. AnalyzerBars.All,
    ];

    /// <summary>The bars whose names contain a text, whatever its case.</summary>
    public static IEnumerable<Bar> Matching(string part) => All.Where(bar => bar.Name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
