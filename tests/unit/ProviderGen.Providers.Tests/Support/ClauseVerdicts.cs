using ProviderGen.Testing;

namespace ProviderGen.Providers.Tests.Support;

/// <summary>What the suite has to say of a provider that ships.</summary>
internal static class ClauseVerdicts
{
    /// <summary>All of the clause was examined, and it holds; or it is listed as one that cannot be examined, as a whole or in part.</summary>
    public static void Expect(ClauseResult result, int[] notExamined)
    {
        bool asExpected = notExamined.Contains(result.Clause.Number)
            ? result.Verdict is ClauseVerdict.NotExamined or ClauseVerdict.NotApplicable or ClauseVerdict.PassedInPart
            : result.Verdict == ClauseVerdict.Passed;
        Assert.True(asExpected, result.ToString());
    }
}
