using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using ProviderGen.Benchmarks.Budgets;

namespace ProviderGen.Benchmarks.Report;

/// <summary>Measures everything and brings docs/performance.md up to date, tables and plots.</summary>
internal static class PerformanceReport
{
    private static string Docs => Path.Combine(
        typeof(PerformanceReport).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryDirectory").Value!,
        "docs");

    /// <returns>The exit code of the budgets.</returns>
    public static int Write(Effort effort)
    {
        (IReadOnlyList<BudgetResult> results, int exitCode) = BudgetRun.Run(AllBudgets.All, effort, Console.Out);
        Put("machine", Machine());
        Put("budgets", Markdown.Table(
            ["", "measured, median (quartiles)", "budget", ""],
            results.Select(result => (string[])[result.Budget.Name, result.Figure, result.Budget.Limit.ToString(), result.Word])));

        Compare("memory-reads", "Random reads in memory, relative to one array", Comparison.InMemory(effort, writes: false));
        Compare("memory-writes", "Random writes in memory, relative to one array", Comparison.InMemory(effort, writes: true));
        Compare("file-reads", "Random reads of a file, relative to pread", Comparison.InFiles(effort, writes: false));
        Compare("file-writes", "Random writes to a file, relative to pwrite", Comparison.InFiles(effort, writes: true));
        Plot("growth", Series.GrowthPlot(effort));
        Put("flush", Series.FlushTable(effort));
        Put("readers", Series.ReadersTable(effort));
        return exitCode;
    }

    private static void Compare(string name, string title, Comparison comparison)
    {
        Put(name, comparison.Table());
        Plot(name, comparison.Plot(title));
    }

    // Each as soon as it is there: a run takes minutes, and what it has found so far is worth keeping.
    private static void Put(string name, string text)
    {
        string page = Path.Combine(Docs, "performance.md");
        File.WriteAllText(page, Markdown.Replace(File.ReadAllText(page), name, text));
        Console.WriteLine(name);
    }

    private static void Plot(string name, string svg)
    {
        string plots = Directory.CreateDirectory(Path.Combine(Docs, "performance")).FullName;
        File.WriteAllText(Path.Combine(plots, name + ".svg"), svg);
    }

    private static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"Release build, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} cores, {DateTime.UtcNow:yyyy-MM-dd}.");
}
