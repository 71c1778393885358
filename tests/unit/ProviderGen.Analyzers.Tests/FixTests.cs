using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests;

/// <summary>Every case of every code fix, whichever way lines end.</summary>
public class FixTests
{
    public static TheoryData<string> Rules { get; } = [.. Catalogue.Supported.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public Task A_fix_does_what_its_cases_say(string rule) => Check(rule, "\n");

    [Theory]
    [MemberData(nameof(Rules))]
    public Task A_fix_does_the_same_where_lines_end_in_carriage_returns(string rule) => Check(rule, "\r\n");

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_fix_has_cases_for_one_place_and_for_all(string rule)
    {
        int fixes = Catalogue.Fixes.Count(fix => fix.FixableDiagnosticIds.Contains(rule));
        FixCase[] cases = FixCases.ByRule.TryGetValue(rule, out FixCases? found) ? [.. found.All.Values] : [];

        Assert.InRange(fixes, 0, 1);
        Assert.Equal(fixes > 0, cases.Any(fixing => fixing.Kind == FixKind.One));
        Assert.Equal(fixes > 0, cases.Any(fixing => fixing is { Kind: FixKind.All, Documents.Count: > 1 }));
    }

    [Fact]
    public void There_are_no_cases_of_a_rule_that_no_analyzer_supports()
        => Assert.Empty(FixCases.ByRule.Keys.Except(Catalogue.Supported.Keys));

    private static async Task Check(string rule, string lineEnding)
    {
        if (!FixCases.ByRule.TryGetValue(rule, out FixCases? cases))
        {
            Assert.DoesNotContain(Catalogue.Fixes, fix => fix.FixableDiagnosticIds.Contains(rule));
            return;
        }

        var offered = new HashSet<string>();
        foreach ((string name, FixCase fixing) in cases.All)
        {
            try
            {
                offered.UnionWith(await new FixRun(fixing, lineEnding, Catalogue.FixOf(rule), Catalogue.AnalyzersOf(rule)).Check());
            }
            catch (Exception failure)
            {
                Assert.Fail($"{rule}, {name}: {failure}");
            }
        }

        // Editors remember fixes by these keys, so they are not to change unnoticed.
        Assert.Equal(cases.Keys.Order(), offered.Order());
    }
}
