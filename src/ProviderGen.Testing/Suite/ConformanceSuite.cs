using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>
/// The contract of memory providers as runnable checks, one per clause. Works with any test framework: run one clause per
/// test case, or all at once, and look at the report. A broken provider makes a clause fail; it never makes the suite throw.
/// </summary>
/// <example>
/// <code>
/// var subject = new ProviderSubject("MyProvider", () =&gt; new MyProvider());
/// ConformanceReport report = ConformanceSuite.Run(subject);
/// Console.WriteLine(report);
/// report.ThrowIfBroken();
/// </code>
/// </example>
public static class ConformanceSuite
{
    private static readonly ClauseCheck[] Checks =
    [
        new OpeningCheck(), new GrowthCheck(), new GrowthLimitCheck(), new FailedGrowthCheck(), new ForeignLengthCheck(),
        new AccessCheck(), new EmptyAccessCheck(), new RejectedAccessCheck(), new BackingFailureCheck(), new FlushCheck(),
        new DisposalCheck(), new ConcurrentReadersCheck(), new PortableImageCheck(), new OwnershipCheck(),
        new DirectoryEntryCheck(), new ReadOnlyCheck(), new InPlaceCheck(),
    ];

    /// <summary>The clauses of the contract, by number.</summary>
    public static IReadOnlyList<ContractClause> Clauses { get; } = [.. Checks.Select(check => check.Clause)];

    /// <summary>Examines all clauses.</summary>
    /// <param name="subject">The provider to examine.</param>
    /// <returns>The verdicts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="subject"/> is null.</exception>
    public static ConformanceReport Run(ProviderSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return new ConformanceReport(subject.Name, [.. Checks.Select(check => Examine(check, subject))]);
    }

    /// <summary>Examines one clause.</summary>
    /// <param name="subject">The provider to examine.</param>
    /// <param name="clause">The number of the clause, 1 to 17.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="subject"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such clause.</exception>
    public static ClauseResult Run(ProviderSubject subject, int clause)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentOutOfRangeException.ThrowIfLessThan(clause, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(clause, Checks.Length);
        return Examine(Checks[clause - 1], subject);
    }

    private static ClauseResult Examine(ClauseCheck check, ProviderSubject subject)
    {
        ClauseResult result = ExamineAlone(check, subject);
        if (result.Verdict != ClauseVerdict.Failed)
            return result;

        // One mistake breaks one clause: a failure that follows from it is no news, and would send its reader to the wrong place. But the
        // premise has to be broken by itself, or two clauses would blame one another, and neither would fail.
        int[] suspected = result.Premise is { } first ? [first, .. check.Premises] : [.. check.Premises];
        foreach (int premise in suspected.Where(premise => premise != check.Clause.Number))
        {
            ClauseResult looked = ExamineAlone(Checks[premise - 1], subject);
            if (looked.Verdict == ClauseVerdict.Failed && (looked.Premise ?? premise) == premise)
            {
                return new ClauseResult(
                    subject.Name, check.Clause, ClauseVerdict.NotJudged,
                    Invariant($"clause {premise} is broken, and has to be mended first: {looked.Reason}"));
            }
        }

        return result;
    }

    private static ClauseResult ExamineAlone(ClauseCheck check, ProviderSubject subject)
    {
        var log = new OperationLog();
        using var run = new CheckRun(subject, log);
        try
        {
            check.Run(run);
            return run.Omissions.Count == 0
                ? new ClauseResult(subject.Name, check.Clause, ClauseVerdict.Passed)
                : new ClauseResult(subject.Name, check.Clause, ClauseVerdict.PassedInPart, $"not tried: {string.Join("; ", run.Omissions)}");
        }
        catch (NotApplicableException notApplicable)
        {
            return new ClauseResult(subject.Name, check.Clause, ClauseVerdict.NotApplicable, notApplicable.Message);
        }
        catch (NotExaminedException notExamined)
        {
            return new ClauseResult(subject.Name, check.Clause, ClauseVerdict.NotExamined, notExamined.Message);
        }
        catch (PremiseBrokenException broken)
        {
            return Failed(broken.Message, premise: broken.Clause);
        }
        catch (CheckFailedException failed)
        {
            return Failed(failed.Message, failed.Advice);
        }
        catch (Exception exception)
        {
            // The subject's own delegates threw, or a provider did where the contract forbids it.
            return Failed($"{exception.GetType().Name}: {exception.Message}");
        }

        ClauseResult Failed(string reason, string? advice = null, int? premise = null)
            => new(subject.Name, check.Clause, ClauseVerdict.Failed, reason)
            {
                Operations = log.Snapshot(),
                Advice = advice ?? check.Advice,
                Premise = premise,
            };
    }
}
