namespace ProviderGen.TestSupport;

/// <summary>How a process ended, and what it wrote.</summary>
public sealed record Outcome(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines of the output that are not empty.</summary>
    public string[] Lines => LinesOf(Output);

    /// <summary>The same of the errors.</summary>
    public string[] ErrorLines => LinesOf(Errors);

    /// <summary>Fails unless the process succeeded.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it wrote.</exception>
    public Outcome Succeeded() => ExitCode == 0 ? this : throw new InvalidOperationException(ToString());

    /// <inheritdoc/>
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Errors}";

    private static string[] LinesOf(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
