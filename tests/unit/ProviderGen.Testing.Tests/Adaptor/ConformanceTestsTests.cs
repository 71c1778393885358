using ProviderGen.Providers;
using ProviderGen.TestProviders.KnownBad;

namespace ProviderGen.Testing.Tests.Adaptor;

/// <summary>The adaptor as a test explorer sees it.</summary>
public class ConformanceTestsTests
{
    [Fact]
    public async Task A_good_provider_passes_one_test_for_each_clause_named_after_it()
    {
        XunitRun run = await XunitRun.Of<TestsOfAGoodProvider>();

        Assert.Equal(
            ConformanceSuite.Clauses.Select(clause => $"{typeof(TestsOfAGoodProvider).FullName}: clause {clause.Number}: {clause.Title}"),
            run.Outcomes.Select(outcome => outcome.Name).OrderBy(name => int.Parse(name.Split("clause ")[1].Split(':')[0], null)));
        Assert.All(run.Outcomes, outcome => Assert.Equal("passed", outcome.Verdict));
        Assert.Equal((17, 0, 0), run.Totals);
    }

    [Fact]
    public async Task A_bad_provider_fails_the_test_of_the_clause_that_it_breaks_with_the_report_on_it()
    {
        XunitRun run = await XunitRun.Of<TestsOfABadProvider>();

        TestOutcome failed = Assert.Single(run.Outcomes, outcome => outcome.Verdict == "failed");
        Assert.Contains(": clause 2: ", failed.Name, StringComparison.Ordinal);
        Assert.Contains("Grow(1) from 0 pages returned 1; the previous page count is 0.", failed.Text, StringComparison.Ordinal);
        Assert.Contains("    a.Grow(1) -> Ok: 1\n    Why it matters: Callers use", failed.Text, StringComparison.Ordinal);
        Assert.Contains("\n    What to do: GrowCore has to", failed.Text, StringComparison.Ordinal);
        Assert.Equal((17, 1, 1), run.Totals); // it is never read-only
    }

    [Fact]
    public async Task What_was_not_examined_is_skipped_with_what_has_to_be_given()
    {
        XunitRun run = await XunitRun.Of<TestsOfAHeap>();

        Assert.Equal(
            "not examined: give ProviderSubject.CreateWithFaults: a provider whose raw calls fail on request.", Outcome(run, 4).Text);
        Assert.Equal(
            "passed in part: not tried: opening what holds something already; give ProviderSubject.Backing", Outcome(run, 1).Text);
        Assert.Equal(
            "not applicable: the provider makes nothing durable: it is no IDurableMemoryProvider.", Outcome(run, 10).Text);
        Assert.Equal([1, 4, 5, 9, 10, 13, 14, 15, 16], Enumerable.Range(1, 17).Where(clause => Outcome(run, clause).Verdict == "skipped"));
        Assert.Equal((17, 0, 9), run.Totals);
    }

    [Fact]
    public async Task A_clause_that_cannot_be_judged_is_skipped_with_the_clause_to_mend_first()
    {
        XunitRun run = await XunitRun.Of<TestsOfAProviderThatWritesInPart>();

        Assert.Equal("failed", Outcome(run, 6).Verdict);
        Assert.Equal("skipped", Outcome(run, 12).Verdict);
        Assert.StartsWith("not judged: clause 6 is broken, and has to be mended first: ", Outcome(run, 12).Text, StringComparison.Ordinal);
        Assert.Equal((17, 1), (run.Totals.Run, run.Totals.Failed));
    }

    [Fact]
    public async Task A_clause_that_is_known_not_to_apply_passes_as_long_as_that_is_so()
    {
        XunitRun run = await XunitRun.Of<TestsOfAHeapThatKnowWhatDoesNotApply>();

        Assert.Equal("passed", Outcome(run, 1).Verdict);
        Assert.Equal("passed", Outcome(run, 4).Verdict);
        Assert.Equal("skipped", Outcome(run, 5).Verdict);
        Assert.Equal("failed", Outcome(run, 7).Verdict);
        Assert.Contains("It is listed in NotApplicable, but all of it was examined", Outcome(run, 7).Text, StringComparison.Ordinal);
        Assert.Equal((17, 1, 7), run.Totals);
    }

    private static TestOutcome Outcome(XunitRun run, int clause)
        => run.Outcomes.Single(outcome => outcome.Name.Contains($": clause {clause}: ", StringComparison.Ordinal));
}

// Not public, so that xunit runs them only when it is told to.

internal sealed class TestsOfAGoodProvider : ConformanceTests
{
    protected override ProviderSubject Subject => KnownBadProvider.SubjectOf((shelf, readOnly) => new HandWrittenProvider(shelf, readOnly));
}

internal sealed class TestsOfABadProvider : ConformanceTests
{
    protected override ProviderSubject Subject => KnownBadProvider.SubjectOf((shelf, readOnly) => new GrowReturnsTheNewCount(shelf));
}

internal sealed class TestsOfAProviderThatWritesInPart : ConformanceTests
{
    protected override ProviderSubject Subject => KnownBadProvider.SubjectOf((shelf, readOnly) => new WritesOnlyTheFirstPart(shelf));
}

internal class TestsOfAHeap : ConformanceTests
{
    protected override ProviderSubject Subject => new("heap", () => new HeapMemoryProvider());
}

internal sealed class TestsOfAHeapThatKnowWhatDoesNotApply : TestsOfAHeap
{
    protected override IReadOnlyCollection<int> NotApplicable => [1, 4, 7];
}
