using System.Collections.Concurrent;
using ProviderGen.TestProviders.KnownBad;

namespace ProviderGen.Testing.Tests;

/// <summary>The suite finds what is wrong with a provider, and says which clause it breaks.</summary>
public class KnownBadTests
{
    // Each provider is examined once, whatever is asked about the report.
    private static readonly ConcurrentDictionary<string, ConformanceReport> Reports = new();

    public static TheoryData<string> Names => [.. KnownBadProvider.All.Select(provider => provider.Name)];

    [Fact]
    public void The_provider_that_the_bad_ones_derive_from_keeps_every_clause()
    {
        ConformanceReport report = ConformanceSuite.Run(
            KnownBadProvider.SubjectOf((shelf, readOnly) => new HandWrittenProvider(shelf, readOnly)));

        Assert.All(report.Results, result => Assert.True(result.Verdict == ClauseVerdict.Passed, result.ToString()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_suite_names_the_clauses_that_a_bad_provider_breaks(string name)
    {
        KnownBadProvider provider = KnownBadProvider.All.Single(provider => provider.Name == name);

        ConformanceReport report = ReportOn(name);

        Assert.True(provider.Clauses == string.Join(", ", report.FailedClauses), report.ToString());
        Assert.All(report.FailedClauses, clause => Assert.NotEmpty(report[clause].Reason));
        Assert.All(report.FailedClauses, clause => Assert.NotEmpty(report[clause].Operations));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_failure_ends_with_what_to_do_by_the_name_of_a_primitive(string name)
    {
        ConformanceReport report = ReportOn(name);

        Assert.All(report.FailedClauses, clause =>
        {
            Assert.Matches("(Length|Grow|Read|Write|Span|Open|Flush|Dispose|Name)Core", report[clause].Advice);
            Assert.EndsWith($"    What to do: {report[clause].Advice}", report[clause].ToString(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_clause_that_is_not_judged_names_one_that_failed(string name)
    {
        ConformanceReport report = ReportOn(name);

        Assert.All(
            report.Results.Where(result => result.Verdict == ClauseVerdict.NotJudged),
            result => Assert.Contains(report.FailedClauses, clause => result.Reason.StartsWith($"clause {clause} is broken, and has to be mended first: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_operations_for_a_wrong_image_are_the_few_that_it_takes()
    {
        ClauseResult images = ConformanceSuite.Run(KnownBadProvider.SubjectOf((shelf, _) => new LeavesATrailer(shelf)), 13);

        Assert.Equal(ClauseVerdict.Failed, images.Verdict);
        Assert.Equal("the backing holds 593 bytes for an image of 592.", images.Reason);
        Assert.DoesNotContain(images.Operations, operation => operation.Contains("Write(", StringComparison.Ordinal));
        Assert.InRange(images.Operations.Count, 4, 12); // Growth to 37 pages in steps, after which alone the trailer comes.
    }

    private static ConformanceReport ReportOn(string name) => Reports.GetOrAdd(
        name, static name => ConformanceSuite.Run(KnownBadProvider.SubjectOf(KnownBadProvider.All.Single(provider => provider.Name == name).Create)));
}
