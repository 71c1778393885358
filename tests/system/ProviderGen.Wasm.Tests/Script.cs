using ProviderGen.TestSupport;

namespace ProviderGen.Wasm.Tests;

/// <summary>Scripts of the sample, and what they cannot do without.</summary>
internal static class Script
{
    private static readonly string[] s_tools =
        ["bash", "node", "npm", "clang", "wasm-ld", "wasm2wat", "wat2wasm", "wasm-objdump", "sha256sum", "gzip", "diff"];

    public static string Sample { get; } = Path.Combine(Repository.Root, "samples", "platforms", "Wasi");

    /// <summary>Skips the test unless all is there.</summary>
    public static void RequireTools(params string[] others)
    {
        string[] missing = [.. s_tools.Concat(others).Where(tool => Programs.Find(tool) is null)];
        Skip.If(missing.Length > 0, $"WebAssembly modules cannot be built, run or watched here: {string.Join(", ", missing)} missing.");
        Skip.IfNot(Directory.Exists(Path.Combine(Sample, "node_modules", "binaryen")), "'npm ci' has not been run in samples/platforms/Wasi.");
    }

    public static Outcome Run(string script, params string[] arguments) => RunTool("bash", [script, .. arguments]);

    /// <summary>Runs a program in the folder of the sample.</summary>
    public static Outcome RunTool(string tool, params string[] arguments) => Command.Of([tool, .. arguments]).In(Sample).Run();

    /// <summary>What a part of the run said, without its title.</summary>
    public static string[] Part(this Outcome outcome, string title)
        => [.. outcome.Lines.SkipWhile(line => line != $"== {title}").Skip(1).TakeWhile(line => !line.StartsWith("== ", StringComparison.Ordinal))];
}
