using System.Text.Json.Nodes;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests.Support;

/// <summary>What a run of the tool has come to.</summary>
internal static class Outcomes
{
    public static JsonNode Json(this Outcome outcome) => JsonNode.Parse(outcome.Output)!;

    /// <summary>The run succeeded and complained of nothing.</summary>
    public static Outcome Succeeded(this Outcome outcome)
    {
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        return outcome;
    }

    /// <summary>The run failed with one line on standard error, and nothing on standard output.</summary>
    public static void Rejected(this Outcome outcome, int exitCode, string message)
    {
        Assert.StartsWith("error: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains(message, outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(outcome.Errors.Length - 1, outcome.Errors.IndexOf('\n', StringComparison.Ordinal));
        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Output));
    }
}
