using ProviderGen.Verification.Steps;

namespace ProviderGen.Verification.Tests;

/// <summary>Every step of the verification, with less of everything than in a full run.</summary>
public sealed class QuickVerificationTests
{
    public static TheoryData<string> Steps => [.. VerificationSteps.All.Keys];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Step(string name)
    {
        (bool Passed, string Line)[] verdicts = [.. VerificationSteps.All[name](true)];
        Assert.NotEmpty(verdicts);
        Assert.All(verdicts, verdict => Assert.True(verdict.Passed, verdict.Line));
    }
}
