using ProviderGen.Providers;
using ProviderGen.TestProviders.KnownBad;

namespace ProviderGen.Testing.Tests;

/// <summary>The suite as its users see it: clauses, reports, and manners towards subjects that do not work.</summary>
public class ConformanceSuiteTests
{
    [Fact]
    public void There_are_seventeen_clauses_in_order_each_with_a_paragraph_that_explains_it()
    {
        Assert.Equal(Enumerable.Range(1, 17), ConformanceSuite.Clauses.Select(clause => clause.Number));
        Assert.All(ConformanceSuite.Clauses, clause => Assert.True(clause.Explanation.Length > 150, clause.Title));
        Assert.Equal(17, ConformanceSuite.Clauses.Select(clause => clause.Title).Distinct().Count());
    }

    [Fact]
    public void A_report_names_the_subject_has_one_line_for_each_clause_that_did_not_fail_and_ends_with_how_many_were_examined()
    {
        ConformanceReport report = ConformanceSuite.Run(new ProviderSubject("a heap", () => new HeapMemoryProvider()));

        string[] lines = report.ToString().Split('\n');
        Assert.Equal("a heap: 8 passed, 2 passed in part, 0 failed, 5 not examined, 2 not applicable", lines[0]);
        Assert.Equal(19, lines.Length);
        Assert.StartsWith("clause  4  not examined    ", lines[4], StringComparison.Ordinal);
        Assert.Contains("give ProviderSubject.CreateWithFaults", lines[4], StringComparison.Ordinal);
        Assert.Equal("10 of 17 examined", lines[^1]);
        Assert.True(report.IsConformant);
    }

    [Fact]
    public void A_failure_shows_the_operations_that_led_to_it_and_why_it_matters()
    {
        ConformanceReport report = ConformanceSuite.Run(Bad(shelf => new GrowReturnsTheNewCount(shelf)));

        ClauseResult growth = report[2];
        Assert.Equal(ClauseVerdict.Failed, growth.Verdict);
        Assert.Equal("Grow(1) from 0 pages returned 1; the previous page count is 0.", growth.Reason);
        Assert.Equal(["a = create", "a.Grow(0) -> Ok: 0", "a.Grow(1) -> Ok: 1"], growth.Operations);
        Assert.Contains("    a.Grow(1) -> Ok: 1\n    Why it matters: Callers use", report.ToString(), StringComparison.Ordinal);
        ConformanceException thrown = Assert.Throws<ConformanceException>(report.ThrowIfBroken);
        Assert.Same(report, thrown.Report);
        Assert.Equal(report.ToString(), thrown.Message);
    }

    [Fact]
    public void Reads_that_went_well_do_not_clutter_the_operations_of_a_failure()
    {
        ClauseResult access = ConformanceSuite.Run(Bad(shelf => new MissesTheLastByte(shelf)), 6);

        Assert.Equal(ClauseVerdict.Failed, access.Verdict);
        Assert.InRange(access.Operations.Count, 3, 9);
    }

    [Fact]
    public void One_clause_can_be_examined_alone()
    {
        ClauseResult result = ConformanceSuite.Run(new ProviderSubject("a heap", () => new HeapMemoryProvider()), 7);

        Assert.Equal(7, result.Clause.Number);
        Assert.Equal(ClauseVerdict.Passed, result.Verdict);
    }

    [Fact]
    public void A_clause_examined_alone_throws_if_it_is_broken_and_only_then()
    {
        ProviderSubject bad = Bad(shelf => new GrowReturnsTheNewCount(shelf));

        ConformanceSuite.Run(bad, 4).ThrowIfBroken();
        ConformanceSuite.Run(bad, 6).ThrowIfBroken();
        ClauseResult growth = ConformanceSuite.Run(bad, 2);
        ConformanceException thrown = Assert.Throws<ConformanceException>(growth.ThrowIfBroken);
        Assert.Equal($"bad: {growth}", thrown.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(18)]
    public void A_clause_that_does_not_exist_is_an_argument_out_of_range(int clause)
        => Assert.Throws<ArgumentOutOfRangeException>(() => ConformanceSuite.Run(new ProviderSubject("a heap", () => new HeapMemoryProvider()), clause));

    [Fact]
    public void A_factory_that_throws_passes_no_clause_and_nothing_escapes()
    {
        ConformanceReport report = ConformanceSuite.Run(new ProviderSubject("none", () => throw new InvalidOperationException("no provider today")));

        Assert.Equal([1], report.FailedClauses);
        Assert.All(report.Results, result => Assert.True(
            result.Verdict is ClauseVerdict.Failed or ClauseVerdict.NotJudged or ClauseVerdict.NotExamined, result.ToString()));
        Assert.All(
            report.Results.Where(result => result.Verdict != ClauseVerdict.NotExamined),
            result => Assert.Contains("no provider today", result.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_factory_that_returns_null_fails_and_nothing_escapes()
        => Assert.Contains("returned null", ConformanceSuite.Run(new ProviderSubject("none", () => null!))[1].Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MinValue)]
    public void A_page_size_that_is_not_a_power_of_two_breaks_clause_1(int pageSize)
    {
        ConformanceReport report = ConformanceSuite.Run(new ProviderSubject("odd", () => new OddPages(pageSize)));

        Assert.Contains("not a power of two", report[1].Reason, StringComparison.Ordinal);
        Assert.False(report.IsConformant);
    }

    [Fact]
    public void Every_provider_that_the_suite_created_has_been_disposed_when_it_returns()
    {
        var created = new List<HeapMemoryProvider>();
        ConformanceSuite.Run(new ProviderSubject("a heap", () =>
        {
            var heap = new HeapMemoryProvider();
            created.Add(heap);
            return heap;
        }));

        Assert.NotEmpty(created);
        Assert.All(created, heap => Assert.False(heap.Read(0, []).IsOk));
    }

    private static ProviderSubject Bad(Func<Shelf, HandWrittenProvider> create)
        => new("bad", () => HandWrittenProvider.Open(create, new Shelf([])).Value);

    private sealed class OddPages(int pageSize) : IMemoryProvider
    {
        public int PageSize => pageSize;

        public long Pages => 0;

        public long Size => 0;

        public bool IsReadOnly => false;

        public MemoryResult<long> Grow(long pages) => 0;

        public MemoryResult Read(long offset, Span<byte> destination) => MemoryResult.Ok;

        public MemoryResult Write(long offset, ReadOnlySpan<byte> source) => MemoryResult.Ok;

        public void Dispose()
        {
        }
    }
}
