namespace ProviderGen.Testing;

/// <summary>
/// The contract of memory providers as xunit tests: derive a public class and say what <see cref="Subject"/> is, and it has
/// one test for each clause. A broken clause fails with the operations that led to it, and what to do. A clause that was not examined, or only in
/// part, is skipped with the reason, which says what the subject has to give: a green test was examined.
/// </summary>
/// <remarks>As xunit does, it makes an instance of the class for each test and runs the tests of a class one by one.</remarks>
/// <example>
/// <code>
/// public sealed class MyProviderTests : ConformanceTests
/// {
///     protected override ProviderSubject Subject =&gt; new("my provider", () =&gt; new MyProvider());
/// }
/// </code>
/// </example>
public abstract class ConformanceTests
{
    /// <summary>The provider to examine. Asked for once in each test.</summary>
    protected abstract ProviderSubject Subject { get; }

    /// <summary>
    /// The numbers, 1 to 17, of the clauses that are known not to apply, as a whole or where they were not examined. Their tests pass as long as
    /// that is so, instead of being skipped, and fail when they are broken or all of them was examined after all. None by default.
    /// </summary>
    protected virtual IReadOnlyCollection<int> NotApplicable => [];

    /// <summary>Examines one clause; run by xunit.</summary>
    /// <param name="clause">The number of the clause, 1 to 17.</param>
    /// <exception cref="ConformanceException">The provider breaks the clause.</exception>
    /// <exception cref="InvalidOperationException">All of the clause was examined, but <see cref="NotApplicable"/> says that it does not apply.</exception>
    [ContractClauses]
    public void Keeps(int clause)
    {
        ClauseResult result = ConformanceSuite.Run(Subject, clause);
        result.ThrowIfBroken();
        bool isListed = NotApplicable.Contains(clause);
        if (isListed && result.Verdict == ClauseVerdict.Passed)
            throw new InvalidOperationException($"{result}. It is listed in {nameof(NotApplicable)}, but all of it was examined: remove it from the list.");
        if (result.Verdict == ClauseVerdict.NotJudged || (result.Verdict != ClauseVerdict.Passed && !isListed))
            throw new ClauseSkippedException(result);
    }
}
