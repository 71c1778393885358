using static System.FormattableString;

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

    /// <summary>Whether no clause failed. It says nothing about what was not examined: see <see cref="UnexaminedClauses"/>.</summary>
    public bool IsConformant => Results.All(result => result.Verdict != ClauseVerdict.Failed);

    /// <summary>The numbers of the clauses that failed, ascending.</summary>
    public IReadOnlyList<int> FailedClauses
        => [.. Results.Where(result => result.Verdict == ClauseVerdict.Failed).Select(result => result.Clause.Number)];

    /// <summary>
    /// The numbers of the clauses that were not examined as a whole, ascending: neither passed nor failed. A test that compares them with those
    /// it expects notices when one is examined no longer.
    /// </summary>
    public IReadOnlyList<int> UnexaminedClauses
        => [.. Results.Where(result => result.Verdict is not (ClauseVerdict.Passed or ClauseVerdict.Failed)).Select(result => result.Clause.Number)];

    /// <summary>The result of one clause.</summary>
    /// <param name="clause">The clause's number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The clause was not examined.</exception>
    public ClauseResult this[int clause] => Results.FirstOrDefault(result => result.Clause.Number == clause)
        ?? throw new ArgumentOutOfRangeException(nameof(clause), clause, "The report holds no result for this clause.");

    /// <summary>The report as text for people; the last line says how many clauses were examined.</summary>
    public override string ToString()
    {
        if (Results.Count == 1)
            return $"{Subject}: {Results[0]}";

        // How many passed and failed is always said, the rest where there is any.
        IEnumerable<string> counts =
            from verdict in new[]
            {
                ClauseVerdict.Passed, ClauseVerdict.PassedInPart, ClauseVerdict.Failed, ClauseVerdict.NotJudged, ClauseVerdict.NotExamined,
                ClauseVerdict.NotApplicable,
            }
            let count = Results.Count(result => result.Verdict == verdict)
            where count > 0 || verdict is ClauseVerdict.Passed or ClauseVerdict.Failed
            select Invariant($"{count} {Word(verdict)}");
        int examined = Results.Count(result => result.Verdict is ClauseVerdict.Passed or ClauseVerdict.PassedInPart or ClauseVerdict.Failed);
        return string.Join('\n', [
            $"{Subject}: {string.Join(", ", counts)}",
            .. Results.Select(result => result.ToString()),
            Invariant($"{examined} of {Results.Count} examined"),
        ]);
    }

    /// <summary>A verdict as reports call it.</summary>
    internal static string Word(ClauseVerdict verdict) => verdict switch
    {
        ClauseVerdict.Passed => "passed",
        ClauseVerdict.PassedInPart => "passed in part",
        ClauseVerdict.Failed => "failed",
        ClauseVerdict.NotJudged => "not judged",
        ClauseVerdict.NotExamined => "not examined",
        _ => "not applicable",
    };

    /// <summary>Throws unless the provider conforms; for test frameworks, which report the message.</summary>
    /// <exception cref="ConformanceException">A clause failed. The message is the text of the report.</exception>
    public void ThrowIfBroken()
    {
        if (!IsConformant)
            throw new ConformanceException(this);
    }
}
