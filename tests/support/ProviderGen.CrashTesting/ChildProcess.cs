using System.Diagnostics;

namespace ProviderGen.CrashTesting;

/// <summary>Other processes: the child program of the tests, and tools of the system.</summary>
public static class ChildProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The command that runs the child program.</summary>
    public static string[] Command(params string[] arguments) => [
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        "exec",
        Path.Combine(AppContext.BaseDirectory, "ProviderGen.TestHost.dll"),
        .. arguments,
    ];

    public static Process Start(params string[] command) => Start(command, []);

    public static Process Start(string[] command, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Code that is compiled once and for all makes no system calls later.
        start.Environment["DOTNET_TieredCompilation"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it wrote to its output.</returns>
    public static string OutputOf(params string[] command) => OutputOf(command, []);

    public static string OutputOf(string[] command, IEnumerable<KeyValuePair<string, string>> environment)
    {
        using Process process = Start(command, environment);
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        EndOf(process);
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {output} {errors.Result}");
    }

    /// <summary>Waits for the end of a process, but not for ever.</summary>
    public static void EndOf(Process process)
    {
        if (process.WaitForExit(Patience))
            return;
        process.Kill(entireProcessTree: true);
        throw new TimeoutException($"Process {process.StartInfo.FileName} did not end.");
    }
}
