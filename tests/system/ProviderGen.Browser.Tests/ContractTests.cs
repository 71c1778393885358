using System.Globalization;
using Microsoft.Playwright;

namespace ProviderGen.Browser.Tests;

/// <summary>The clauses of the contract, examined inside the browser.</summary>
public sealed class ContractTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    // No ownership, names or read-only files that the suite could examine without waiting; no threads, and no memory to visit.
    private static readonly Dictionary<int, string> OfOpfs = Verdicts(notExamined: [14, 15, 16], notApplicable: [12, 17], inPart: []);

    // Nothing that holds something at first, could fail, has other owners or is read-only; no threads, and nothing to flush.
    private static readonly Dictionary<int, string> OfHeap = Verdicts(notExamined: [4, 5, 9, 14, 16], notApplicable: [10, 12, 15], inPart: [1, 13]);

    [SkippableFact]
    public async Task Every_clause_that_applies_holds()
    {
        SamplePage sample = await OpenAsync();
        await sample.Page.Locator("#examine").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#contract-facts")).ToContainTextAsync("passed");

        for (int clause = 1; clause <= 17; clause++)
        {
            ILocator row = sample.Page.Locator(string.Create(CultureInfo.InvariantCulture, $"[data-clause='{clause}']"));
            await HasVerdictAsync(row.Locator("td").Nth(2), OfOpfs[clause]);
            await HasVerdictAsync(row.Locator("td").Nth(3), OfHeap[clause]);
        }

        await sample.ReadyAsync();
        await sample.KeepsOnlyAsync(0);
    }

    [SkippableTheory]
    [InlineData("#examine", "The examination stopped: ")]
    [InlineData("#measure", "The measurement stopped: ")]
    public async Task What_stops_for_want_of_space_says_what_it_was_and_leaves_nothing_behind(string button, string message)
    {
        SamplePage sample = await OpenAsync();
        await LimitAsync(sample, 1);
        await sample.Page.Locator(button).ClickAsync();
        await Assertions.Expect(sample.Message).ToContainTextAsync(message);
        await sample.KeepsOnlyAsync(0);

        await LimitAsync(sample, null);
        await sample.Page.Locator("#measure").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#costs td")).ToHaveCountAsync(18);
        await sample.ReadyAsync();
        await sample.KeepsOnlyAsync(0);
    }

    private static Dictionary<int, string> Verdicts(int[] notExamined, int[] notApplicable, int[] inPart)
        => Enumerable.Range(1, 17).ToDictionary(clause => clause, clause => notExamined.Contains(clause) ? "NotExamined"
            : notApplicable.Contains(clause) ? "NotApplicable"
            : inPart.Contains(clause) ? "PassedInPart"
            : "Passed");

    private static async Task HasVerdictAsync(ILocator cell, string verdict)
    {
        string why = (await cell.GetAttributeAsync("title"))!;
        Assert.True(await cell.GetAttributeAsync("data-verdict") == verdict, why);
    }
}
