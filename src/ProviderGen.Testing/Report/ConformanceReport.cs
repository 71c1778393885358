using System.Globalization;

namespace ProviderGen.Testing;

/// <summary>The verdicts on all clauses examined for one provider.</summary>
public sealed class ConformanceReport
{
    internal ConformanceReport(string subject, IReadOnlyList<ClauseResult> results)
    {
        Subject = subject;
        Results = results;
    }

    /// <summary>The name of the provider.</summary>
    public string Subject { get; }

    /// <summary>One result per clause examined, by clause number.</summary>
    public IReadOnlyList<ClauseResult> Results { get; }

    /// <summary>Whether no clause failed.</summary>
    public bool IsConformant => Results.All(result => result.Verdict != ClauseVerdict.Failed);

    /// <summary>The numbers of the clauses that failed, ascending.</summary>
    public IReadOnlyList<int> FailedClauses
        => [.. Results.Where(result => result.Verdict == ClauseVerdict.Failed).Select(result => result.Clause.Number)];

    /// <summary>The result of one clause.</summary>
    /// <param name="clause">The clause's number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The clause was not examined.</exception>
    public ClauseResult this[int clause] => Results.FirstOrDefault(result => result.Clause.Number == clause)
        ?? throw new ArgumentOutOfRangeException(nameof(clause), clause, "The report holds no result for this clause.");

    /// <summary>The report as text for people.</summary>
    public override string ToString()
    {
        int Count(ClauseVerdict verdict) => Results.Count(result => result.Verdict == verdict);
        string summary = string.Create(
            CultureInfo.InvariantCulture,
            $"{Subject}: {Count(ClauseVerdict.Passed)} passed, {Count(ClauseVerdict.Failed)} failed, {Count(ClauseVerdict.NotApplicable)} not applicable");
        return string.Join('\n', Results.Select(result => result.ToString()).Prepend(summary));
    }

    /// <summary>Throws unless the provider conforms; for test frameworks, which report the message.</summary>
    /// <exception cref="ConformanceException">A clause failed. The message is the text of the report.</exception>
    public void ThrowIfBroken()
    {
        if (!IsConformant)
            throw new ConformanceException(this);
    }
}

/// <summary>A provider does not keep the contract.</summary>
/// <param name="report">The verdicts.</param>
public sealed class ConformanceException(ConformanceReport report) : Exception(report?.ToString())
{
    /// <summary>The verdicts.</summary>
    public ConformanceReport Report { get; } = report ?? throw new ArgumentNullException(nameof(report));
}
