using System.Diagnostics;
using System.Text;

namespace ProviderGen.TestSupport;

/// <summary>A program to run as a process of its own, with its arguments.</summary>
public sealed record Command(string Program, params IReadOnlyList<string> Arguments)
{
    // Only what hangs takes so long.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>The program that runs this test run: <c>dotnet</c>.</summary>
    public static string Dotnet { get; } = System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The folder that it works in; that of the tests unless given.</summary>
    public string Directory { get; init; } = "";

    /// <summary>Variables that it sees beside those of the tests; null takes one of these away.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Environment { get; init; } = [];

    /// <summary>A program of .NET that lies beside the tests, as in <c>ProviderGen.Cli.dll</c>, or anywhere.</summary>
    public static string[] OfAssembly(string path) => [Dotnet, "exec", Path.Combine(AppContext.BaseDirectory, path)];

    /// <summary>A program and its arguments in one list.</summary>
    public static Command Of(params string[] words) => new(words[0], words[1..]);

    /// <summary>Runs it to its end; its input is empty.</summary>
    public Outcome Run()
    {
        using Process process = Start();
        return EndOf(process);
    }

    /// <summary>Starts it, with pipes at its input, output and errors.</summary>
    public Process Start()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            WorkingDirectory = Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string? value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException($"{Program} did not start.");
    }

    /// <summary>Closes the input of a process, and waits until it has ended; kills it if it does not.</summary>
    public static Outcome EndOf(Process process)
    {
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience) || !Task.WaitAll([output, errors], Patience))
        {
            process.Kill(entireProcessTree: true);
            string said = output.IsCompleted ? output.Result : "";
            throw new TimeoutException($"'{process.StartInfo.FileName}' or a process that it started has not ended within {Patience}: {said}");
        }

        return new Outcome(process.ExitCode, output.Result, errors.Result);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}
