using ProviderGen.TestProviders.KnownBad;

namespace ProviderGen.Testing.Tests;

/// <summary>The suite finds what is wrong with a provider, and says which clause it breaks.</summary>
public class KnownBadTests
{
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

        ConformanceReport report = ConformanceSuite.Run(KnownBadProvider.SubjectOf(provider.Create));

        Assert.True(provider.Clauses == string.Join(", ", report.FailedClauses), report.ToString());
        Assert.All(report.FailedClauses, clause => Assert.NotEmpty(report[clause].Reason));
        Assert.All(report.FailedClauses, clause => Assert.NotEmpty(report[clause].Operations));
    }

    [Fact]
    public void A_provider_that_takes_short_reads_for_whole_breaks_clause_6_among_others()
        => Assert.Contains(6, ConformanceSuite.Run(KnownBadProvider.SubjectOf((shelf, _) => new TakesShortReadsForWhole(shelf))).FailedClauses);
}
