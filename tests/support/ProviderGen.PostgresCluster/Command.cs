using System.Diagnostics;

namespace ProviderGen.PostgresCluster;

/// <summary>Other programs.</summary>
internal static class Command
{
    /// <summary>Starts a program that takes the place of the shell that opens a file for its output.</summary>
    public static Process Start(string[] command, string output)
    {
        // A file, as whatever a program leaves running would keep a pipe open.
        var start = new ProcessStartInfo("sh", ["-c", "out=$1; shift; exec \"$@\" >>\"$out\" 2>&1 </dev/null", "sh", output, .. command])
        {
            WorkingDirectory = Path.GetTempPath(),
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Run(string[] command)
    {
        string output = Path.GetTempFileName();
        try
        {
            using Process process = Start(command, output);
            process.WaitForExit();
            string text = File.ReadAllText(output);
            return process.ExitCode == 0
                ? text
                : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {text}");
        }
        finally
        {
            File.Delete(output);
        }
    }
}
