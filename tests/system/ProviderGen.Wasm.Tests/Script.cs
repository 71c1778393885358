using System.Diagnostics;
using ProviderGen.TestSupport;

namespace ProviderGen.Wasm.Tests;

/// <summary>Scripts of the sample, and what they cannot do without.</summary>
internal static class Script
{
    private static readonly string[] s_tools =
        ["bash", "node", "npm", "clang", "wasm-ld", "wasm2wat", "wat2wasm", "wasm-objdump", "sha256sum", "gzip", "diff"];

    // Only what hangs takes so long.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);

    public static string Sample { get; } = Path.Combine(Repository.Root, "samples", "platforms", "Wasi");

    /// <summary>Skips the test unless all is there.</summary>
    public static void RequireTools(params string[] others)
    {
        string[] missing = [.. s_tools.Concat(others).Where(tool => Programs.Find(tool) is null)];
        Skip.If(missing.Length > 0, $"WebAssembly modules cannot be built, run or watched here: {string.Join(", ", missing)} missing.");
        Skip.IfNot(Directory.Exists(Path.Combine(Sample, "node_modules", "binaryen")), "'npm ci' has not been run in samples/platforms/Wasi.");
    }

    public static ScriptOutcome Run(string script, params string[] arguments) => RunTool("bash", [script, .. arguments]);

    /// <summary>Runs a program in the folder of the sample.</summary>
    public static ScriptOutcome RunTool(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Sample };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'{tool} {string.Join(' ', arguments)}' has not ended within {s_patience.TotalMinutes} minutes. It has said: {output.Result}");
        }

        return new ScriptOutcome(process.ExitCode, output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.Result);
    }
}

internal sealed record ScriptOutcome(int ExitCode, string[] Output, string Errors)
{
    /// <summary>What a part of the run said, without its title.</summary>
    public string[] Part(string title)
        => [.. Output.SkipWhile(line => line != $"== {title}").Skip(1).TakeWhile(line => !line.StartsWith("== ", StringComparison.Ordinal))];

    public override string ToString() => string.Join('\n', [$"exit code {ExitCode}", .. Output, Errors]);
}
