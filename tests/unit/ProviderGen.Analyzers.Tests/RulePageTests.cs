using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests;

/// <summary>Every rule has a page and a line in the index, and the examples on the page do what it says.</summary>
public class RulePageTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Rules");

    public static TheoryData<string> Rules { get; } = [.. Catalogue.Supported.Keys];

    [Fact]
    public void Ids_are_those_of_one_rule_each()
    {
        var rules = Catalogue.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Where(rule => !rule.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd)).Distinct().ToArray();

        Assert.Equal(rules.Length, rules.DistinctBy(rule => rule.Id).Count());
        Assert.Equal(rules.Length, rules.DistinctBy(rule => rule.Title.ToString()).Count());
        Assert.InRange(rules.DistinctBy(rule => rule.Category).Count(), 1, 2);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_help_link_of_a_rule_leads_to_its_page(string rule)
    {
        DiagnosticDescriptor descriptor = Catalogue.Supported[rule];

        Assert.Equal($"docs/rules/{rule}.md", descriptor.HelpLinkUri);     // the path in the package, as this build names no address
        string page = Page(rule);
        Assert.StartsWith($"# {rule}: {descriptor.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"\n| Category | {descriptor.Category} |\n| Severity | {descriptor.DefaultSeverity} |\n", page, StringComparison.Ordinal);
        Assert.All(
            ["Cause", "Why", "Bad", "Good", "How to suppress"],
            heading => Assert.Contains($"\n## {heading}\n", page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_part_of_a_release(string rule)
    {
        DiagnosticDescriptor descriptor = Catalogue.Supported[rule];

        Assert.Contains(
            File.ReadLines(Path.Combine(Folder, "AnalyzerReleases.Shipped.md"))
                .Concat(File.ReadLines(Path.Combine(Folder, "AnalyzerReleases.Unshipped.md"))),
            line => line.StartsWith($"{rule} | {descriptor.Category} | {descriptor.DefaultSeverity} |", StringComparison.Ordinal));
    }

    [Fact]
    public void The_index_lists_every_rule()
    {
        var expected = Catalogue.Supported.Values.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity} |");

        Assert.Equal(expected.Order(), Index("## Authors", "## Code fixes").Order());
    }

    [Fact]
    public void The_index_lists_every_code_fix()
    {
        var expected = Catalogue.Fixes.SelectMany(fix => fix.FixableDiagnosticIds);

        Assert.Equal(expected.Order(), Index("## Code fixes", "\0").Select(row => row.Split('[', ']')[1]).Order());
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_good_example_of_a_page_is_free_of_diagnostics(string rule)
    {
        Compilation complete = Compile(Example(rule, "Good"));

        Assert.Empty(await Analysis.Run(complete, Catalogue.Analyzers));
        Assert.DoesNotContain(complete.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    // "// MPG101: text" at the end of a line promises a diagnostic there, whose message contains the text; dots end it.
    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_bad_example_of_a_page_says_what_is_reported(string rule)
    {
        string source = Example(rule, "Bad");
        (int Line, string Text)[] expected =
        [
            .. source.Split('\n').Index().Where(line => line.Item.Contains($"// {rule}", StringComparison.Ordinal))
                .Select(line => (line.Index, line.Item.Split($"// {rule}")[1].Trim(':', '.', ' '))),
        ];

        Diagnostic[] reported = [.. (await Analysis.Run(Compile(source), Catalogue.AnalyzersOf(rule)))
            .Where(diagnostic => diagnostic.Id == rule)];

        Assert.NotEmpty(expected);
        Assert.Equal(
            expected.Select(line => line.Line).Order(),
            reported.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line).Order());
        Assert.All(expected, line => Assert.Contains(reported, diagnostic
            => diagnostic.Location.GetLineSpan().StartLinePosition.Line == line.Line
                && diagnostic.GetMessage(null).Contains(line.Text, StringComparison.Ordinal)));
    }

    // An example may begin with a line that says in which C# it is written, as a project does.
    private static Compilation Compile(string source)
    {
        string[] parts = source.Split("<LangVersion>", 2);
        LanguageVersion language = LanguageVersion.Latest;
        if (parts.Length == 2)
            Assert.True(LanguageVersionFacts.TryParse(parts[1].Split('<')[0], out language));
        return Sample.Create(source, language).Generate();
    }

    private static string Example(string rule, string heading)
    {
        string section = Page(rule).Split($"\n## {heading}\n")[1].Split("\n## ")[0];
        return section.Split("```csharp\n")[1].Split("```")[0];
    }

    // A checkout may have other line endings.
    private static string Page(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.md")).ReplaceLineEndings("\n");

    private static string[] Index(string from, string to)
        => [.. Page("README").Split($"\n{from}\n")[1].Split($"\n{to}\n")[0].Split('\n').Where(line => line.StartsWith("| [", StringComparison.Ordinal))];
}
