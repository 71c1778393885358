using System.Globalization;
using System.Text;

namespace ProviderGen.Testing;

/// <summary>The verdict on one clause, with its grounds.</summary>
public sealed class ClauseResult
{
    internal ClauseResult(
        string subject, ContractClause clause, ClauseVerdict verdict, string reason, IReadOnlyList<string> operations)
    {
        Subject = subject;
        Clause = clause;
        Verdict = verdict;
        Reason = reason;
        Operations = operations;
    }

    /// <summary>The name of the provider.</summary>
    public string Subject { get; }

    /// <summary>The clause examined.</summary>
    public ContractClause Clause { get; }

    /// <summary>What the examination came to.</summary>
    public ClauseVerdict Verdict { get; }

    /// <summary>How the clause was broken or why it does not apply; empty when it passed.</summary>
    public string Reason { get; }

    /// <summary>
    /// The operations that led to the failure, in order, one line each; empty unless the verdict is
    /// <see cref="ClauseVerdict.Failed"/>. Operations that cannot have mattered are left out.
    /// </summary>
    public IReadOnlyList<string> Operations { get; }

    /// <summary>Throws if the clause is broken; for test frameworks, which report the message.</summary>
    /// <exception cref="ConformanceException">The verdict is <see cref="ClauseVerdict.Failed"/>. The message is a report on this clause.</exception>
    public void ThrowIfBroken() => new ConformanceReport(Subject, [this]).ThrowIfBroken();

    /// <summary>The result as text: one line, and for a failure the operations and what the clause protects.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"clause {Clause.Number,2}  {Label,-14}  {Clause.Title}");
        if (Reason.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $": {Reason}");
        if (Verdict != ClauseVerdict.Failed)
            return text.ToString();

        text.Append('\n');
        foreach (string operation in Operations)
            text.Append("    ").Append(operation).Append('\n');
        return text.Append("    Why it matters: ").Append(Clause.Explanation).ToString();
    }

    private string Label => Verdict switch
    {
        ClauseVerdict.Passed => "passed",
        ClauseVerdict.Failed => "FAILED",
        _ => "not applicable",
    };
}
