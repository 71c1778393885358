namespace ProviderGen.Testing;

/// <summary>The examination of one clause.</summary>
internal abstract class ClauseCheck(int number, string title, string explanation)
{
    public ContractClause Clause { get; } = new(number, title, explanation);

    /// <summary>Examines the clause. Returns if the provider keeps it.</summary>
    /// <exception cref="CheckFailedException">The provider breaks the clause.</exception>
    /// <exception cref="NotApplicableException">The clause does not apply.</exception>
    public abstract void Run(CheckRun run);
}
