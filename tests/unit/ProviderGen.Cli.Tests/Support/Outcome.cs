using System.Text.Json.Nodes;

namespace ProviderGen.Cli.Tests.Support;

/// <summary>How a run of the tool ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    /// <summary>The run succeeded and complained of nothing.</summary>
    public Outcome Succeeded()
    {
        Assert.Equal((0, ""), (ExitCode, Errors));
        return this;
    }

    /// <summary>The run failed with one line on standard error, and nothing on standard output.</summary>
    public void Rejected(int exitCode, string message)
    {
        Assert.StartsWith("error: ", Errors, StringComparison.Ordinal);
        Assert.Contains(message, Errors, StringComparison.Ordinal);
        Assert.Equal(Errors.Length - 1, Errors.IndexOf('\n', StringComparison.Ordinal));
        Assert.Equal((exitCode, ""), (ExitCode, Output));
    }
}
