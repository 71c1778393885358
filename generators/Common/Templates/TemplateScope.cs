using System.Text.RegularExpressions;

namespace ProviderGen.Generators.Templates;

/// <summary>What one level of the template refers to: symbols, words and repetitions, its own and those around it.</summary>
internal sealed class TemplateScope(TemplateScope? outer = null)
{
    private static readonly Regex Words = new("__[A-Z]+(?:_[A-Z]+)*__", RegexOptions.Compiled | RegexOptions.CultureInvariant);

    private readonly HashSet<string> _symbols = [];
    private readonly Dictionary<string, string> _words = [];
    private readonly Dictionary<string, IEnumerable<TemplateScope>> _repetitions = [];

    public TemplateScope Symbol(string name, bool isDefined = true)
    {
        if (isDefined)
            _symbols.Add(name);
        return this;
    }

    public TemplateScope Word(string name, string value)
    {
        _words[$"__{name}__"] = value;
        return this;
    }

    public TemplateScope Repeat<T>(string name, IEnumerable<T> items, Action<TemplateScope, T> fill)
    {
        _repetitions[name] = items.Select(item =>
        {
            var scope = new TemplateScope(this);
            fill(scope, item);
            return scope;
        });
        return this;
    }

    public IEnumerable<TemplateScope> Items(string name) => _repetitions[name];

    /// <summary>Whether a condition holds: symbols, each perhaps negated, joined by <c>&amp;&amp;</c>.</summary>
    public bool Holds(string condition) => condition.Split(["&&"], StringSplitOptions.None).All(term =>
    {
        string symbol = term.Trim();
        return symbol[0] == '!' ? !IsDefined(symbol.Substring(1)) : IsDefined(symbol);
    });

    /// <summary>A line with its words replaced. What replaces them is the author's, and is not looked at again.</summary>
    public string Fill(string line) => Words.Replace(line, match => Find(match.Value) ?? match.Value);

    private string? Find(string word) => _words.TryGetValue(word, out string? value) ? value : outer?.Find(word);

    private bool IsDefined(string symbol) => _symbols.Contains(symbol) || (outer?.IsDefined(symbol) ?? false);
}
