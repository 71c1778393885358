using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ProviderGen.Analyzers.Tests.Harness;

/// <summary>
/// The cases of one rule: a class of this kind, called like the rule, is all it takes. <see cref="RuleTests"/> walks through
/// every case there is.
/// </summary>
/// <remarks>
/// A case is one source file, or the statements of a program; see <see cref="Sample"/> for what it may use, and
/// <see cref="MarkedSource"/> for the marks. Errors of the compiler are marked too, or fail the case.
/// </remarks>
internal abstract class RuleCases
{
    private readonly Dictionary<string, RuleCase> _cases = [];

    public static IReadOnlyDictionary<string, RuleCases> ByRule { get; } = Discover<RuleCases>().ToDictionary(cases => cases.Rule);

    public string Rule => GetType().Name;

    public IReadOnlyDictionary<string, RuleCase> All => _cases;

    /// <summary>Every class of cases in the tests.</summary>
    public static IEnumerable<T> Discover<T>() => typeof(T).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsNested)
        .Select(type => (T)Activator.CreateInstance(type)!);

    /// <summary>The rule reports every place marked by <c>[|…|]</c>, and if given, this message at the first of them.</summary>
    protected void Reports(
        string name,
        [StringSyntax("C#-test")] string source,
        string? message = null,
        LanguageVersion language = LanguageVersion.Latest) => Add(name, source, message, language, reports: true);

    /// <summary>The rule has nothing to say.</summary>
    protected void IsSilent(
        string name,
        [StringSyntax("C#-test")] string source,
        LanguageVersion language = LanguageVersion.Latest) => Add(name, source, null, language, reports: false);

    private void Add(string name, string source, string? message, LanguageVersion language, bool reports)
    {
        var added = new RuleCase(Rule, MarkedSource.Parse(source, Rule), message, language);
        if (added.Reports != reports)
            throw new ArgumentException($"{Rule}, {name}: {(reports ? "nothing is marked" : "something is marked")}.", nameof(source));
        _cases.Add(name, added);
    }
}

/// <summary>One source on which a rule has something to say, or nothing.</summary>
internal sealed record RuleCase(string Rule, MarkedSource Source, string? Message, LanguageVersion Language)
{
    public bool Reports => Source.Marks.Any(mark => mark.Id == Rule);
}
