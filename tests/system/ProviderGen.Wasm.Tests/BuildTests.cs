using ProviderGen.TestSupport;

namespace ProviderGen.Wasm.Tests;

/// <summary>A runtime pack that differs from the one the adapter was written for is noticed before a module is made.</summary>
public sealed class BuildTests : IDisposable
{
    private readonly string _copy = Directory.CreateTempSubdirectory("wasm-").FullName;

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    [SkippableTheory]
    [InlineData("build/imports.txt", "env.abort () -> nil", "env.abort (i32) -> nil", "> env.abort () -> nil")]
    [InlineData("build/imports.txt", "env.abort () -> nil\n", "", "> env.abort () -> nil")]
    [InlineData("adapter/runtime.h", "RUNTIME(malloc)", "RUNTIME(allocate)", "the runtime does not export allocate")]
    [InlineData("bin/wasm/native/emcc-link.rsp", "STACK_SIZE=5MB", "STACK_SIZE=8MB", "the stack of the runtime does not have 5 MiB any more")]
    [InlineData("bin/wasm/native/wasm-props.json", "\"value\": \"3.1.56\"", "\"value\": \"4.0.0\"", "the runtime was made by another emscripten than 3.1.56")]
    [InlineData("build/module", "-Wl,--no-entry", "-Wl,--stack-first,--no-entry", "the stack of the adapter begins at 32768")]
    [InlineData("adapter/start.c", "find_preopened();", "void (*volatile find)(void) = find_preopened; find();", "the adapter takes the address of a function")]
    public void The_build_fails_and_says_what_is_different(string file, string what, string otherwise, string error)
    {
        Script.RequireTools();
        CopySample();
        string path = Path.Combine(_copy, file);
        string text = File.ReadAllText(path);
        Assert.Contains(what, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(what, otherwise, StringComparison.Ordinal));

        Outcome outcome = Script.Run(Path.Combine(_copy, "build/module"));

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains(error, outcome.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_copy, "bin/program.wasm")));
    }

    private void CopySample()
    {
        string[] parts = ["adapter", "build", "bin/wasm/native"];
        foreach (string from in parts.SelectMany(part => Directory.GetFiles(Path.Combine(Script.Sample, part))))
        {
            string to = Path.Combine(_copy, Path.GetRelativePath(Script.Sample, from));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }
    }
}
