using System.Text.RegularExpressions;
using ProviderGen.TestSupport;

namespace ProviderGen.Wasm.Tests;

/// <summary>What calls of a module are to the host: what changes or transfers is one call, and nothing is left out.</summary>
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

        Outcome outcome = Script.RunTool(
            "strace", ["-f", "-y", "-e", "trace=desc", "-o", log, .. host, _directory, "visit", "/data/visits.img"]);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        string[] calls = [.. File.ReadLines(log).Select(line => CallOnImage().Match(line)).Where(call => call.Success).Select(call => call.Groups[1].Value)];
        Assert.Equal(["ftruncate", "pread64", "pwrite64", "fsync"], calls.Where(call => call is not ("statx" or "lseek" or "close")));
    }

    // WASI reserves the codes from 126 on, and Wasmtime traps at them.
    [SkippableTheory]
    [InlineData("7", 7)]
    [InlineData("125", 125)]
    [InlineData("134", 125)]
    [InlineData("-1", 125)]
    public void A_program_ends_with_its_code_or_the_highest_there_is(string code, int exitCode)
    {
        Script.RequireTools();
        Assert.Equal(0, sample.Outcome.ExitCode);

        Outcome outcome = Script.RunTool("dotnet", "bin/wasmtime/WasmtimeHost.dll", "run", "bin/program.cwasm", _directory, "exit", code);

        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Errors));
    }

    [SkippableTheory]
    [InlineData("/.data")]
    [InlineData("./data")]
    [InlineData("/a/.b/c")]
    public void A_directory_has_the_name_that_the_host_gives_it(string name)
    {
        Script.RequireTools();
        Assert.Equal(0, sample.Outcome.ExitCode);

        Outcome outcome = Script.RunTool(
            "node", "--no-warnings", "hosts/node-wasi.mjs", "bin/program.wasm", _directory, "--as", name, "visit", $"{name}/visits.img");

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.True(File.Exists(Path.Combine(_directory, "visits.img")));
    }

    // Process, name of the call, number of the file and behind it its path.
    [GeneratedRegex(@"^\d+ +(\w+)\(\d+<[^>]*/visits\.img>")]
    private static partial Regex CallOnImage();
}
