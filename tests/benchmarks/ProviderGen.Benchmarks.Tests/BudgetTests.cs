using ProviderGen.Benchmarks.Budgets;
using ProviderGen.Benchmarks.Statistics;

namespace ProviderGen.Benchmarks.Tests;

public class BudgetTests
{
    private static readonly Budget Kept = Measured(1, Limit.AtMost(1.2));
    private static readonly Budget Missed = Measured(1.3, Limit.AtMost(1.2));
    private static readonly Budget Skipped = new("skipped", Limit.AtMost(1), _ => throw new SkippedException("no tool for it"));
    private static readonly Budget Broken = new("broken", Limit.AtMost(1), _ => throw new IOException("no disk"));

    [Theory]
    [InlineData(1.19, true)]
    [InlineData(1.2, true)]
    [InlineData(1.21, false)]
    public void At_most_includes_the_limit(double value, bool allowed) => Assert.Equal(allowed, Limit.AtMost(1.2).Allows(value));

    [Theory]
    [InlineData(14.9, false)]
    [InlineData(15, true)]
    [InlineData(16, true)]
    public void At_least_includes_the_limit(double value, bool allowed) => Assert.Equal(allowed, Limit.AtLeast(15).Allows(value));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1.01, false)]
    public void Exactly_is_exactly(double value, bool allowed) => Assert.Equal(allowed, Limit.Exactly(1).Allows(value));

    [Fact]
    public void A_figure_that_is_not_a_number_keeps_no_limit()
    {
        Assert.False(Limit.AtMost(1).Allows(double.NaN));
        Assert.False(Limit.AtLeast(1).Allows(double.NaN));
    }

    [Fact]
    public void The_median_is_judged_and_not_its_spread()
        => Assert.Equal(Verdict.Pass, new Budget("wide", Limit.AtMost(1), _ => new Spread(0.5, 1, 9)).Run(Effort.Quick).Verdict);

    [Fact]
    public void Budgets_that_are_kept_or_only_published_end_well() => Assert.Equal(0, Run(Kept, Measured(99, Limit.Published(" ms"))).ExitCode);

    [Fact]
    public void One_budget_missed_gives_exit_code_1()
    {
        (int exitCode, string output) = Run(Kept, Missed, Kept);

        Assert.Equal(1, exitCode);
        Assert.Contains("FAIL", output, StringComparison.Ordinal);
        Assert.Contains("1 missed", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_skipped_budget_gives_its_reason_and_no_failure()
    {
        (int exitCode, string output) = Run(Kept, Skipped);

        Assert.Equal(0, exitCode);
        Assert.Contains("no tool for it", output, StringComparison.Ordinal);
        Assert.Contains("1 skipped", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measurement_that_breaks_is_a_budget_missed_and_the_others_go_on()
    {
        (int exitCode, string output) = Run(Broken, Kept);

        Assert.Equal(1, exitCode);
        Assert.Contains("no disk", output, StringComparison.Ordinal);
        Assert.Contains("pass", output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_budgets_at_all_are_a_mistake_of_the_caller() => Assert.Equal(2, Run().ExitCode);

    [Fact]
    public void Every_budget_has_a_name_of_its_own_and_can_be_asked_for()
    {
        Assert.Equal(AllBudgets.All.Count, AllBudgets.All.Select(budget => budget.Name).Distinct().Count());
        Assert.NotEmpty(AllBudgets.Matching("HEAP"));
        Assert.Empty(AllBudgets.Matching("no such thing"));
    }

    private static Budget Measured(double value, Limit limit) => new("measured", limit, _ => Spread.Of([value]));

    private static (int ExitCode, string Output) Run(params Budget[] budgets)
    {
        using var output = new StringWriter();
        return (BudgetRun.Run(budgets, Effort.Quick, output).ExitCode, output.ToString());
    }
}
