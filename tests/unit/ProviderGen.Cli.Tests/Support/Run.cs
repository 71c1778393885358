using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using ProviderGen.Cli.Output;

namespace ProviderGen.Cli.Tests.Support;

/// <summary>Runs of the tool: inside the test where that is enough, and as the process its users start.</summary>
internal static class Run
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static string[] Command { get; } =
        [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "ProviderGen.Cli.dll")];

    public static Outcome Tool(params string[] arguments) => Tool(CancellationToken.None, arguments);

    public static Outcome Tool(CancellationToken cancelled, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        int exitCode;
        using (var console = new ToolConsole(output, errors))
            exitCode = Cli.Tool.Run(arguments, console, cancelled);
        return new Outcome(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()));
    }

    public static Outcome Process(params string[] arguments) => Other([.. Command, .. arguments]);

    /// <summary>Runs any command to its end.</summary>
    public static Outcome Other(params string[] command) => Other(command, start => { });

    public static Outcome Other(string[] command, Action<ProcessStartInfo> adapt)
    {
        using Process process = Start(command, adapt);
        return EndOf(process);
    }

    public static Process Start(string[] command, Action<ProcessStartInfo> adapt)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        adapt(start);
        Process process = System.Diagnostics.Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public static Outcome EndOf(Process process)
    {
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The process did not end.");
        }

        return new Outcome(process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>Runs a tool of the system; skips the test if it is missing or not permitted.</summary>
    public static void Require(params string[] command)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "This needs Linux.");
        string? obstacle = null;
        try
        {
            Outcome outcome = Other(command);
            obstacle = outcome.ExitCode == 0 ? null : outcome.Errors;
        }
        catch (Win32Exception exception)
        {
            obstacle = exception.Message;
        }

        Skip.If(obstacle is not null, $"'{string.Join(' ', command)}' does not work here: {obstacle}");
    }
}
