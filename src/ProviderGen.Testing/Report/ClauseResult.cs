using System.Globalization;
using System.Text;

namespace ProviderGen.Testing;

/// <summary>The verdict on one clause, with its grounds.</summary>
public sealed class ClauseResult
{
    internal ClauseResult(string subject, ContractClause clause, ClauseVerdict verdict, string reason = "")
    {
        Subject = subject;
        Clause = clause;
        Verdict = verdict;
        Reason = reason;
    }

    /// <summary>The name of the provider.</summary>
    public string Subject { get; }

    /// <summary>The clause examined.</summary>
    public ContractClause Clause { get; }

    /// <summary>What the examination came to.</summary>
    public ClauseVerdict Verdict { get; }

    /// <summary>
    /// How the clause was broken, why it does not apply or cannot be judged, or what has to be given to have it examined; empty when
    /// it passed.
    /// </summary>
    public string Reason { get; }

    /// <summary>
    /// The operations that led to the failure, in order, one line each; empty unless the verdict is
    /// <see cref="ClauseVerdict.Failed"/>. Operations that cannot have mattered are left out.
    /// </summary>
    public IReadOnlyList<string> Operations { get; internal init; } = [];

    /// <summary>What to do about the failure, by the names of the primitives; empty unless the verdict is <see cref="ClauseVerdict.Failed"/>.</summary>
    public string Advice { get; internal init; } = "";

    /// <summary>The clause that seems to be broken instead, because the check did not come to its own; null if it did.</summary>
    internal int? Premise { get; init; }

    /// <summary>Throws if the clause is broken; for test frameworks, which report the message.</summary>
    /// <exception cref="ConformanceException">The verdict is <see cref="ClauseVerdict.Failed"/>. The message is a report on this clause.</exception>
    public void ThrowIfBroken() => new ConformanceReport(Subject, [this]).ThrowIfBroken();

    /// <summary>The result as text: one line, and for a failure the operations, what the clause protects, and what to do.</summary>
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
        return text
            .Append("    Why it matters: ").Append(Clause.Explanation)
            .Append("\n    What to do: ").Append(Advice)
            .ToString();
    }

    /// <summary>The verdict and its reason in one sentence.</summary>
    public string Summary => Reason.Length == 0 ? ConformanceReport.Word(Verdict) : $"{ConformanceReport.Word(Verdict)}: {Reason}";

    private string Label => Verdict == ClauseVerdict.Failed ? "FAILED" : ConformanceReport.Word(Verdict);
}
