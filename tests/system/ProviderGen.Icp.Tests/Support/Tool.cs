using System.ComponentModel;
using System.Diagnostics;
using ProviderGen.TestSupport;

namespace ProviderGen.Icp.Tests.Support;

/// <summary>Programs as processes of their own, and what the tests cannot do without.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Lazy<string?> WhyNothingRuns = new(LookForObstacle);

    /// <summary>The stand-in for a replica, with the packages it needs; icp is one of them.</summary>
    public static string ReplicaDirectory { get; } = Path.Combine(Repository.Root, "tests", "system", "ProviderGen.Icp.Tests", "replica");

    public static string Icp { get; } = Path.Combine(ReplicaDirectory, "node_modules", "@icp-sdk", "icp-cli-linux-x64", "bin", "icp");

    public static string Node => "node";

    /// <summary>Skips the test unless all is there.</summary>
    public static void Require() => Skip.If(WhyNothingRuns.Value is not null, WhyNothingRuns.Value);

    /// <summary>Runs <c>providergen</c> to its end.</summary>
    public static Outcome ProviderGen(params string[] arguments) => EndOf(Start(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        ["exec", Path.Combine(AppContext.BaseDirectory, "ProviderGen.Cli.dll"), .. arguments]));

    public static Process Start(string program, IEnumerable<string> arguments, Action<ProcessStartInfo>? adapt = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        adapt?.Invoke(start);
        return Process.Start(start)!;
    }

    /// <summary>Waits for a process, and disposes it.</summary>
    public static Outcome EndOf(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill();
                throw new TimeoutException($"The process did not end. It said: {output.Result}{errors.Result}");
            }

            return new Outcome(process.ExitCode, output.Result, errors.Result);
        }
    }

    private static string? LookForObstacle()
    {
        if (!OperatingSystem.IsLinux())
            return "icp is run on Linux here.";
        if (!File.Exists(Icp) || !Directory.Exists(Path.Combine(ReplicaDirectory, "node_modules", "@icp-sdk", "core")))
            return "'npm ci' has not been run in tests/system/ProviderGen.Icp.Tests/replica.";
        return WhyNotRunning(Node) ?? WhyNotRunning(Icp);
    }

    private static string? WhyNotRunning(string program)
    {
        try
        {
            Outcome outcome = EndOf(Start(program, ["--version"]));
            return outcome.ExitCode == 0 ? null : $"'{program}' does not run here: {outcome.Errors}"; // such as for want of libdbus
        }
        catch (Win32Exception exception)
        {
            return $"'{program}' does not run here: {exception.Message}";
        }
    }
}

/// <summary>How a process ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    public Outcome Succeeded()
    {
        Assert.True(ExitCode == 0, ToString());
        return this;
    }

    public void Failed(string message)
    {
        Assert.NotEqual(0, ExitCode);
        Assert.Contains(message, Errors, StringComparison.Ordinal);
    }
}
