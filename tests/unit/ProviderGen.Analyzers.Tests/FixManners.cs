using Microsoft.CodeAnalysis;
using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests;

/// <summary>What holds for every code fix, whatever it mends.</summary>
public class FixManners
{
    private const string Before = "/*before*/";
    private const string Behind = "/*behind*/";

    public static TheoryData<string> Rules { get; } = [.. FixCases.ByRule.Keys.Order()];

    // A tool asks for the key of one diagnostic, and applies it to all: of two rules, one would be left out.
    [Fact]
    public void A_fix_is_for_one_rule() => Assert.All(Catalogue.Fixes, fix => Assert.Single(fix.FixableDiagnosticIds));

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_fix_ignores_what_other_rules_report(string rule)
    {
        (FixProject project, Diagnostic reported) = await Report(rule);
        foreach (string other in Catalogue.Supported.Keys.Except(Catalogue.FixOf(rule).FixableDiagnosticIds))
        {
            var foreign = Diagnostic.Create(Catalogue.Supported[other], reported.Location, "a", "b", "c");

            Assert.Empty(await project.Offer(0, foreign));
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_fix_does_without_the_properties_of_a_diagnostic(string rule)
    {
        (FixProject project, Diagnostic reported) = await Report(rule);
        var bare = Diagnostic.Create(Catalogue.Supported[rule], reported.Location, "a", "b", "c");

        // What it offers is of no interest here, only that it can be done.
        foreach (var offered in await project.Offer(0, bare))
            Assert.NotNull(await project.Apply(offered));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Without_a_key_the_usual_fix_is_applied_to_all(string rule)
    {
        foreach (FixCase all in FixCases.ByRule[rule].All.Values.Where(fixing => fixing.Kind == FixKind.All && fixing.Key == FixCases.ByRule[rule].Keys[0]))
            await new FixRun(all, "\n", Catalogue.FixOf(rule), Catalogue.AnalyzersOf(rule)).CheckWithoutKey();
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_fix_keeps_the_comments_around_what_it_mends(string rule)
    {
        foreach ((string name, FixCase fixing) in FixCases.ByRule[rule].All.Where(fixing => fixing.Value.Kind == FixKind.One))
        {
            string marked = fixing.Documents[0].Before
                .Replace("[|", $"{Before}[|", StringComparison.Ordinal).Replace("|]", $"|]{Behind}", StringComparison.Ordinal);

            string mended = await new FixRun(
                fixing with { Documents = [(marked, fixing.Documents[0].After)] }, "\r\n", Catalogue.FixOf(rule), Catalogue.AnalyzersOf(rule)).Mend();

            Assert.True(
                mended.Contains(Before, StringComparison.Ordinal) && mended.Contains(Behind, StringComparison.Ordinal), $"{name}: {mended}");
            string expected = MarkedSource.Parse(fixing.Documents[0].After.ReplaceLineEndings("\r\n"), rule).Text;
            Assert.Equal(expected, mended.Replace(Before, "", StringComparison.Ordinal).Replace(Behind, "", StringComparison.Ordinal));
        }
    }

    /// <summary>A project with something that the rule reports and its fix mends.</summary>
    private static async Task<(FixProject Project, Diagnostic Reported)> Report(string rule)
    {
        FixCase fixing = FixCases.ByRule[rule].All.Values.First(fixing => fixing.Kind == FixKind.One);
        FixProject project = FixProject.Create(
            new AdhocWorkspace(),
            rule,
            fixing.Documents.Select(document => MarkedSource.Parse(document.Before, rule).Text),
            Catalogue.FixOf(rule),
            Catalogue.AnalyzersOf(rule));
        return (project, (await project.Report(0)).First());
    }
}
