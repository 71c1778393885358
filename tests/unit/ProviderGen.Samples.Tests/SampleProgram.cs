using System.Diagnostics;

namespace ProviderGen.Samples.Tests;

/// <summary>Runs a sample as its user does.</summary>
internal static class SampleProgram
{
    public static ProgramOutcome Run(string sample, params string[] arguments) => RunIn(Environment.CurrentDirectory, sample, arguments);

    public static ProgramOutcome RunIn(string directory, string sample, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, $"{sample}.dll") },
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramOutcome(process.ExitCode, Lines(output), Lines(errors.Result));

        static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}

internal sealed record ProgramOutcome(int ExitCode, string[] Output, string[] Errors);
