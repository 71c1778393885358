using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ProviderGen.TestSupport;

/// <summary>A program to run as a process of its own: its arguments, its folder and what it sees of the environment.</summary>
public sealed record Command
{
    // Only what hangs takes so long.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly string[] _words;

    private Command(string[] words) => _words = words;

    /// <summary>The program <c>dotnet</c> that runs the tests.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private string Directory { get; init; } = "";

    private IEnumerable<KeyValuePair<string, string?>> Variables { get; init; } = [];

    /// <summary>A program and its arguments.</summary>
    public static Command Of(params string[] words) => new(words);

    /// <summary>The words that run a program of .NET, which lies beside the tests unless its path is absolute.</summary>
    public static string[] OfAssembly(string path, params string[] arguments)
        => [Dotnet, "exec", Path.Combine(AppContext.BaseDirectory, path), .. arguments];

    /// <summary>The same in a folder other than that of the tests.</summary>
    public Command In(string directory) => this with { Directory = directory };

    /// <summary>The same with a variable; null takes away the one that the tests have.</summary>
    public Command With(string variable, string? value) => With([new(variable, value)]);

    /// <summary>The same with variables.</summary>
    public Command With(IEnumerable<KeyValuePair<string, string?>> variables) => this with { Variables = [.. Variables, .. variables] };

    /// <summary>The same as an argument of another program, as in <c>strace -f</c>.</summary>
    public Command Under(params string[] program) => Of([.. program, .. _words]).In(Directory).With(Variables);

    /// <summary>Starts it, with pipes at its input, output and errors.</summary>
    public Process Start()
    {
        var start = new ProcessStartInfo(_words[0], _words[1..])
        {
            WorkingDirectory = Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string? value) in Variables)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException($"{_words[0]} did not start.");
    }

    /// <summary>Runs it to its end; its input is empty.</summary>
    public Outcome Run()
    {
        using Process process = Start();
        return EndOf(process);
    }

    /// <summary>Runs it, and says why it failed or cannot be run at all; null if it succeeded.</summary>
    public string? Obstacle()
    {
        try
        {
            Outcome outcome = Run();
            return outcome.ExitCode == 0 ? null : outcome.ToString();
        }
        catch (Win32Exception exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Closes the input of a process, and waits until it has ended; kills it if it does not.</summary>
    public static Outcome EndOf(Process process)
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading what it was sent.
        }

        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience) || !Task.WaitAll([output, errors], Patience))
        {
            process.Kill(entireProcessTree: true);
            string said = output.IsCompleted ? output.Result : "";
            throw new TimeoutException($"'{process.StartInfo.FileName}', or a process that it started, has not ended within {Patience}: {said}");
        }

        return new Outcome(process.ExitCode, output.Result, errors.Result);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', _words);
}
