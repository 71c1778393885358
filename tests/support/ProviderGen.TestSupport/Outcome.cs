namespace ProviderGen.TestSupport;

/// <summary>How a process ended, and what it wrote.</summary>
public sealed record Outcome(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines of the output that are not empty.</summary>
    public string[] Lines => LinesOf(Output);

    /// <summary>The lines of the errors that are not empty.</summary>
    public string[] ErrorLines => LinesOf(Errors);

    /// <summary>The same outcome, if the process succeeded.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it wrote.</exception>
    public Outcome RequireSuccess() => ExitCode == 0 ? this : throw new InvalidOperationException(ToString());

    /// <inheritdoc/>
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Errors}";

    private static string[] LinesOf(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
