using System.Text.RegularExpressions;

namespace ProviderGen.Wasm.Tests;

/// <summary>What the calls of a module become on the host: nothing is added, and nothing is left out.</summary>
[Collection(SampleRun.Collection)]
public sealed partial class SystemCallTests(SampleRun sample) : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("wasm-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [SkippableTheory]
    [InlineData("dotnet", "bin/wasmtime/WasmtimeHost.dll", "run", "bin/program.cwasm")]
    [InlineData("node", "--no-warnings", "hosts/node-wasi.mjs", "bin/program.wasm")]
    public void An_access_is_one_call_and_a_flush_is_an_fsync(params string[] host)
    {
        Script.RequireTools("strace");
        Assert.Equal(0, sample.Outcome.ExitCode); // It has built the module.
        string log = Path.Combine(_directory, "log");

        ScriptOutcome outcome = Script.RunTool(
            "strace", ["-f", "-y", "-e", "trace=desc", "-o", log, .. host, _directory, "visit", "/data/visits.img"]);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        string[] calls = [.. File.ReadLines(log).Select(line => CallOnImage().Match(line)).Where(call => call.Success).Select(call => call.Groups[1].Value)];
        Assert.Equal(["ftruncate", "pread64", "pwrite64", "fsync"], calls.Where(call => call is not ("statx" or "lseek" or "close")));
    }

    // Process, name of the call, number of the file and behind it its path.
    [GeneratedRegex(@"^\d+ +(\w+)\(\d+<[^>]*/visits\.img>")]
    private static partial Regex CallOnImage();
}
