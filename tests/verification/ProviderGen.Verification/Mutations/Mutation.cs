using Microsoft.CodeAnalysis;

namespace ProviderGen.Verification.Mutations;

/// <summary>One small change to the generated source.</summary>
/// <param name="Kind">What kind of change it is.</param>
/// <param name="Member">The member it is made in.</param>
/// <param name="Original">The text that is replaced, on one line.</param>
/// <param name="Replacement">The text put in its place, on one line; empty for a removal.</param>
/// <param name="Line">Where it is made, counted from 1.</param>
/// <param name="Tree">The changed source.</param>
internal sealed record Mutation(
    MutationKind Kind, string Member, string Original, string Replacement, int Line, SyntaxTree Tree)
{
    /// <summary>Names the mutation by what it changes, whatever provider it is found in.</summary>
    public string Id => $"{Member}: {Original} → {(Replacement.Length == 0 ? "(removed)" : Replacement)}";
}

internal enum MutationKind
{
    Relational,
    Arithmetic,
    Logical,
    Boundary,
    Removal,
}
