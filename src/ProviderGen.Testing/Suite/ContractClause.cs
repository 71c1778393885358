namespace ProviderGen.Testing;

/// <summary>A clause of the contract that every memory provider keeps.</summary>
/// <param name="Number">The number of the clause, 1 to 17.</param>
/// <param name="Title">The clause in a few words.</param>
/// <param name="Explanation">What the clause protects, in a paragraph.</param>
public sealed record ContractClause(int Number, string Title, string Explanation);
