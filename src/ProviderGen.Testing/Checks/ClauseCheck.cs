namespace ProviderGen.Testing;

/// <summary>The examination of one clause.</summary>
/// <param name="number">The number of the clause.</param>
/// <param name="title">The clause in a few words.</param>
/// <param name="explanation">What it protects.</param>
/// <param name="advice">What to do when it is broken, by the names of the primitives.</param>
/// <param name="premises">
/// The clauses without which the check proves nothing, in the order in which to look at them. When the check fails and one of them is
/// broken, that one is to blame.
/// </param>
internal abstract class ClauseCheck(int number, string title, string explanation, string advice, params int[] premises)
{
    public ContractClause Clause { get; } = new(number, title, explanation);

    public string Advice => advice;

    public IReadOnlyList<int> Premises => premises;

    /// <summary>Examines the clause. Returns if the provider keeps it, as far as <see cref="CheckRun.NotTried"/> was not called.</summary>
    /// <exception cref="CheckFailedException">The provider breaks the clause.</exception>
    /// <exception cref="PremiseBrokenException">The provider breaks another clause, and this one cannot be judged.</exception>
    /// <exception cref="NotExaminedException">The subject gives no way to examine the clause.</exception>
    /// <exception cref="NotApplicableException">The clause does not apply.</exception>
    public abstract void Run(CheckRun run);
}
