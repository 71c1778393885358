using Microsoft.CodeAnalysis;
using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests;

/// <summary>Every case of every rule: what is reported and where, and the ways to silence it.</summary>
public class RuleTests
{
    private static readonly (string Rule, string Name, RuleCase Case)[] Every =
        [.. RuleCases.ByRule.Values.SelectMany(cases => cases.All.Select(named => (cases.Rule, named.Key, named.Value)))];

    public static TheoryData<string> Rules { get; } = [.. Catalogue.Supported.Keys];

    public static TheoryData<string, string> Cases { get; } = Select(_ => true);

    public static TheoryData<string, string> Reports { get; } = Select(sample => sample.Reports);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_rule_reports_what_is_marked_and_nothing_else(string rule, string name)
    {
        RuleCase sample = RuleCases.ByRule[rule].All[name];
        Compilation complete = Sample.Create(sample.Source.Text, sample.Language).Generate();

        var reported = await Verdict.Check(
            complete, new Dictionary<string, MarkedSource> { [Sample.SourcePath] = sample.Source }, Catalogue.AnalyzersOf(rule));

        if (sample.Message is not null)
            Assert.Equal(sample.Message, reported.First(diagnostic => diagnostic.Id == rule).GetMessage(null));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public Task A_pragma_suppresses_a_rule(string rule, string name) => AssertSuppressed(rule, name, Suppression.ByPragma);

    [Theory]
    [MemberData(nameof(Reports))]
    public Task SuppressMessage_suppresses_a_rule(string rule, string name) => AssertSuppressed(rule, name, Suppression.ByAttribute);

    [Theory]
    [MemberData(nameof(Reports))]
    public Task An_editorconfig_suppresses_a_rule(string rule, string name)
        => AssertSuppressed(rule, name, Suppression.ByConfiguration);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_four_cases_that_report_and_six_that_do_not(string rule)
    {
        Assert.True(RuleCases.ByRule.TryGetValue(rule, out RuleCases? cases), $"There is no class of cases called {rule}.");
        int reporting = cases.All.Values.Count(sample => sample.Reports);
        int silent = cases.All.Count - reporting;

        Assert.True(reporting >= 4 && silent >= 6, $"{rule} has {reporting} cases that report and {silent} that do not.");
        Assert.True(cases.All.Values.Any(sample => sample.Message is not null), $"No case of {rule} says what the message is.");
    }

    [Fact]
    public void There_are_no_cases_of_a_rule_that_no_analyzer_supports()
        => Assert.Empty(RuleCases.ByRule.Keys.Except(Catalogue.Supported.Keys));

    private static async Task AssertSuppressed(string rule, string name, Func<RuleCase, Compilation> suppress)
    {
        Compilation suppressed = suppress(RuleCases.ByRule[rule].All[name]);

        Assert.DoesNotContain(await Analysis.Run(suppressed, Catalogue.AnalyzersOf(rule)), diagnostic => diagnostic.Id == rule);
    }

    private static TheoryData<string, string> Select(Func<RuleCase, bool> isWanted)
    {
        var data = new TheoryData<string, string>();
        foreach ((string rule, string name, RuleCase sample) in Every.Where(found => isWanted(found.Case)))
            data.Add(rule, name);
        return data;
    }
}
