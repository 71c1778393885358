using ProviderGen.Benchmarks.Statistics;

namespace ProviderGen.Benchmarks.Budgets;

/// <summary>Something that is promised about speed, and how it is measured.</summary>
/// <param name="Name">What is measured, against what.</param>
/// <param name="Limit">What the median has to keep to.</param>
/// <param name="Measure">Measures it; a <see cref="SkippedException"/> says why that cannot be done here.</param>
internal sealed record Budget(string Name, Limit Limit, Func<Effort, Spread> Measure)
{
    /// <summary>Measures and judges. Whatever goes wrong on the way is a budget missed, not the end of the run.</summary>
    public BudgetResult Run(Effort effort)
    {
        try
        {
            Spread measured = Measure(effort);
            return new BudgetResult(this, measured, Limit.Allows(measured.Median) ? Verdict.Pass : Verdict.Fail, null);
        }
        catch (SkippedException reason)
        {
            return new BudgetResult(this, null, Verdict.Skipped, reason.Message);
        }
        catch (Exception failure)
        {
            return new BudgetResult(this, null, Verdict.Fail, failure.Message);
        }
    }
}

/// <summary>What a budget came to.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="Measured">The figure; null if there is none.</param>
/// <param name="Verdict">Whether it is kept.</param>
/// <param name="Reason">Why there is no figure.</param>
internal sealed record BudgetResult(Budget Budget, Spread? Measured, Verdict Verdict, string? Reason)
{
    public string Figure => Measured?.ToString(Budget.Limit.Unit) ?? Reason ?? "";

    public string Word => Verdict switch
    {
        Verdict.Pass => Budget.Limit.Kind == LimitKind.None ? "" : "pass",
        Verdict.Fail => "FAIL",
        _ => "skipped",
    };

    public override string ToString() => $"{Word,-7}  {Budget.Name,-66}  {Figure,-26}  {Budget.Limit}";
}

internal enum Verdict
{
    Pass,
    Fail,
    Skipped,
}

/// <summary>Something cannot be measured here, and why.</summary>
internal sealed class SkippedException(string reason) : Exception(reason);
