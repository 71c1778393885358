using ProviderGen.Testing.Tests.Generated;

namespace ProviderGen.Testing.Tests;

/// <summary>What the generator makes keeps the contract, whatever the shape of the backing.</summary>
public class GeneratedProviderTests
{
    public static TheoryData<string> Names => [.. GeneratedSubjects.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Generated_providers_keep_every_clause(string name)
        => ConformanceSuite.Run(GeneratedSubjects.All[name]()).ThrowIfBroken();

    [Theory]
    [InlineData("transfer, pages of 1", "16, 17")]
    [InlineData("transfer, ZeroCore", "16, 17")]
    [InlineData("span, pages of 65536", "9, 16")]
    [InlineData("span and WriteCore", "16")]
    [InlineData("transfer, required primitives only", "10, 14, 15, 16, 17")]
    [InlineData("read-only span", "2, 3, 4, 5, 9, 13, 14, 15")]
    [InlineData("read-only by choice, span", "4, 5, 9, 14, 15")]
    public void Clauses_that_cannot_be_examined_are_named_and_no_others(string name, string clauses)
    {
        ConformanceReport report = ConformanceSuite.Run(GeneratedSubjects.All[name]());

        var skipped = report.Results.Where(result => result.Verdict == ClauseVerdict.NotApplicable).ToList();
        Assert.Equal(clauses, string.Join(", ", skipped.Select(result => result.Clause.Number)));
        Assert.All(skipped, result => Assert.NotEmpty(result.Reason));
    }
}
