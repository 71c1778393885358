using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.TestSupport;

namespace ProviderGen.Analyzers.Tests;

/// <summary>
/// Whole projects of this repository, compiled here with every rule at its own severity: those written with care get no
/// diagnostic, advice included, and the one that is wrong on purpose gets what the pages of the rules say.
/// </summary>
public sealed partial class CorpusTests
{
    [Theory]
    [InlineData("samples/KeyValueStore")]
    [InlineData("samples/Quickstart")]
    [InlineData("src/ProviderGen")]
    [InlineData("src/ProviderGen.Providers")]
    [InlineData("src/ProviderGen.Testing")]
    public async Task Careful_code_gets_no_diagnostic(string folder)
    {
        Compilation complete = Compile(Path.Combine(Repository.Root, folder)).Generate();
        Assert.InRange(complete.SyntaxTrees.Count(), 5, 1_000);

        string[] found = [.. (await Analysis.Run(complete, Catalogue.Analyzers)).Select(diagnostic => diagnostic.ToString())];

        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Misuse_is_reported_at_the_severities_of_the_pages()
    {
        string[] pages = [.. File.ReadLines(Path.Combine(Repository.Root, "docs", "rules", "README.md"))
            .Select(line => IndexRow().Match(line))
            .Where(match => match.Success)
            .Select(match => $"{match.Groups["rule"].Value} {match.Groups["severity"].Value}")];
        string misuse = Path.Combine(Repository.Root, "samples", "Misuse");

        var reported = new List<Diagnostic>();
        foreach (string folder in (string[])["Authoring", "Usage", "OldLanguage"])
        {
            LanguageVersion language = folder == "OldLanguage" ? LanguageVersion.CSharp9 : LanguageVersion.Latest;
            reported.AddRange(await Analysis.Run(Compile(Path.Combine(misuse, folder), language).Generate(), Catalogue.Analyzers));
        }

        Assert.Equal(28, pages.Length);
        Assert.Equal(pages.Order(), reported.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Severity}").Order());
    }

    private static CSharpCompilation Compile(string folder, LanguageVersion language = LanguageVersion.Latest)
    {
        CSharpCompilation compilation = Sample.Create("", language);
        string[] files = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))];
        return compilation
            .AddSyntaxTrees(files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Sample.Parsing(language), path)))
            .WithOptions(Sample.Options(files.Any(path => Path.GetFileName(path) == "Program.cs") ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
    }

    [GeneratedRegex(@"^\| \[(?<rule>MPG\d{3})\]\(MPG\d{3}\.md\) \| .* \| (?<severity>Error|Warning|Info) \|$")]
    private static partial Regex IndexRow();
}
