using ProviderGen.TestSupport;

namespace ProviderGen.Packages.Tests.Support;

/// <summary>What a command has come to.</summary>
internal static class Outcomes
{
    /// <summary>The output of a command that has succeeded.</summary>
    public static string Succeeded(this Outcome outcome)
    {
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome.Output + outcome.Errors;
    }
}
