namespace ProviderGen.Benchmarks.Budgets;

/// <summary>Budgets, one after the other, each a line.</summary>
internal static class BudgetRun
{
    /// <summary>Runs budgets and prints what they come to.</summary>
    /// <returns>The results, and the exit code: 1 if a budget is missed, 2 if there was none to run.</returns>
    public static (IReadOnlyList<BudgetResult> Results, int ExitCode) Run(IEnumerable<Budget> budgets, Effort effort, TextWriter output)
    {
        var results = new List<BudgetResult>();
        long started = Environment.TickCount64;
        foreach (Budget budget in budgets)
        {
            results.Add(budget.Run(effort));
            output.WriteLine(results[^1]);
        }

        int failed = results.Count(result => result.Verdict == Verdict.Fail);
        int skipped = results.Count(result => result.Verdict == Verdict.Skipped);
        output.WriteLine(FormattableString.Invariant($"{results.Count} budgets in {(Environment.TickCount64 - started) / 1000} s: {failed} missed, {skipped} skipped"));
        return (results, results.Count == 0 ? 2 : failed > 0 ? 1 : 0);
    }
}
