namespace ProviderGen.Benchmarks.Budgets;

/// <summary>Every budget there is.</summary>
internal static class AllBudgets
{
    public static IReadOnlyList<Budget> All { get; } =
    [
        .. MemoryBudgets.All,
        .. FileBudgets.All,
        .. MappedBudgets.All,
        .. CachedBudgets.All,
        .. PostgresBudgets.All,
        .. GeneratorBudgets.All,
        .. AnalyzerBudgets.All,
    ];

    /// <summary>The budgets whose names contain a text, whatever its case.</summary>
    public static IEnumerable<Budget> Matching(string part) => All.Where(budget => budget.Name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
