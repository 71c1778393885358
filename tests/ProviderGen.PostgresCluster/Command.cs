using System.Diagnostics;

namespace ProviderGen.PostgresCluster;

/// <summary>Programs that run to their end.</summary>
internal static class Command
{
    /// <returns>What the program wrote.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Run(string[] command, string? workingDirectory = null)
    {
        // Into files, as a server that a program leaves running would keep a pipe open.
        string output = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("sh", ["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", output, .. command])
            {
                WorkingDirectory = workingDirectory ?? Path.GetTempPath(),
            };
            using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
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
