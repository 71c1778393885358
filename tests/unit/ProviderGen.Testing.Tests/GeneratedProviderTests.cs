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
    [InlineData("read-only by choice, span", "4, 5, 9, 10, 14, 15")]
    public void Clauses_that_are_not_examined_as_a_whole_are_named_and_no_others(string name, string clauses)
    {
        ConformanceReport report = ConformanceSuite.Run(GeneratedSubjects.All[name]());

        var rest = report.Results.Where(result => result.Verdict != ClauseVerdict.Passed).ToList();
        Assert.Equal(clauses, string.Join(", ", report.UnexaminedClauses));
        Assert.All(rest, result => Assert.NotEmpty(result.Reason));
    }

    [Theory]
    [InlineData("transfer, pages of 4")]
    [InlineData("transfer, required primitives only")]
    [InlineData("span, required primitives only")]
    [InlineData("read-only transfer")]
    [InlineData("read-only by choice, span")]
    public void What_was_not_examined_says_what_has_to_be_given(string name)
    {
        ProviderSubject all = GeneratedSubjects.All[name]();
        ConformanceReport[] reports = [ConformanceSuite.Run(all), ConformanceSuite.Run(new ProviderSubject(name, all.Create))];

        Assert.All(
            from report in reports
            from result in report.Results
            where result.Verdict is ClauseVerdict.NotExamined or ClauseVerdict.PassedInPart
            select result,
            result => Assert.Matches(
                @"(ProviderSubject\.(Backing|CreateWithFaults)|RawBacking\.(SetLength|IsExclusive|Unlink|OpenReadOnly))\b|write a test of your own", result.Reason));
    }
}
