using System.Diagnostics.CodeAnalysis;

namespace ProviderGen.Analyzers.Tests.Harness;

/// <summary>
/// The cases of the code fix of one rule: a class of this kind, called like the rule with <c>Fix</c> behind. <see cref="FixTests"/>
/// walks through every case there is.
/// </summary>
/// <param name="keys">The equivalence keys of the fixes that are offered, the usual one first.</param>
internal abstract class FixCases(params string[] keys)
{
    private readonly Dictionary<string, FixCase> _cases = [];

    public static IReadOnlyDictionary<string, FixCases> ByRule { get; } =
        RuleCases.Discover<FixCases>().ToDictionary(cases => cases.Rule);

    public string Rule => GetType().Name[..^"Fix".Length];

    public IReadOnlyList<string> Keys => keys;

    public IReadOnlyDictionary<string, FixCase> All => _cases;

    /// <summary>The one place marked by <c>[|…|]</c> is fixed; others, marked by their id, are left and marked after it again.</summary>
    protected void Fixes(
        string name, [StringSyntax("C#-test")] string before, [StringSyntax("C#-test")] string after, string? key = null)
        => Add(name, [(before, after)], key ?? keys[0], FixKind.One);

    /// <summary>Every place is fixed at once, in each document by itself and in all of them together.</summary>
    /// <remarks>What cannot be fixed stays marked.</remarks>
    protected void FixesAll(string name, string? key, params (string Before, string After)[] documents)
        => Add(name, documents, key ?? keys[0], FixKind.All);

    /// <summary>The rule reports, but nothing is offered, or not the fix of this key.</summary>
    protected void OffersNothing(string name, [StringSyntax("C#-test")] string before, string? key = null)
        => Add(name, [(before, before)], key, FixKind.None);

    private void Add(string name, (string Before, string After)[] documents, string? key, FixKind kind)
        => _cases.Add(name, new FixCase(Rule, documents, key, kind));
}

/// <summary>Sources with marks, before a fix and after it.</summary>
internal sealed record FixCase(string Rule, IReadOnlyList<(string Before, string After)> Documents, string? Key, FixKind Kind);

public enum FixKind
{
    One,
    All,
    None,
}
