using System.Globalization;
using ProviderGen.CrashTesting;
using ProviderGen.CrashTesting.Recorded;
using ProviderGen.TestSupport;

namespace ProviderGen.Crash.Tests;

/// <summary>System calls that fail as they do on a broken disk: strace has the system answer with an error.</summary>
public sealed class FailingCallTests : IDisposable
{
    private const string ByCalls = "by calls";
    private const string Mapped = "mapped";
    private readonly TempDirectory _directory = new();

    // .NET itself takes a failed fsync for success.
    [SkippableTheory]
    [InlineData(ByCalls, "ftruncate", "grow")]
    [InlineData(ByCalls, "pwrite64", "write")]
    [InlineData(ByCalls, "pread64", "read")]
    [InlineData(ByCalls, "fsync", "flush")]
    [InlineData(Mapped, "ftruncate", "grow")]
    [InlineData(Mapped, "fsync", "flush")]
    public void A_call_that_fails_is_an_error_of_its_operation_and_of_no_other(string way, string call, string operation)
    {
        Skip.If(RecordedRun.StraceIsMissing(), "strace is not installed, or may not trace.");
        string path = _directory.NewPath();

        string[] said = Run(call, ["-P", path], "once", path, way);

        string failed = Assert.Single(said, line => line.StartsWith(operation + ": ", StringComparison.Ordinal));
        Assert.StartsWith($"{operation}: Backing: ", failed, StringComparison.Ordinal);
        Assert.Contains("nput/output error", failed, StringComparison.Ordinal);
        Assert.Equal(operation == "grow" ? 0 : 1, said.Count(line => line == "pages: 1"));
        Assert.Equal(operation == "flush", said[^1].StartsWith("write again: Latched: ", StringComparison.Ordinal));
        if (operation != "grow")
            Assert.Equal("grow: ok", said[0]);
    }

    [SkippableFact]
    public void An_export_says_so_when_any_of_its_files_or_directories_cannot_be_made_durable()
    {
        Skip.If(RecordedRun.StraceIsMissing(), "strace is not installed, or may not trace.");
        string image = _directory.NewPath();
        string template = _directory["template"];
        using (WasiMemoryProvider file = WasiMemoryProvider.Open(image).Value)
        {
            file.Grow(1).ThrowIfError();
            CanisterSnapshot.Export(file, template).ThrowIfError();
        }

        File.WriteAllBytes(Path.Combine(template, "wasm_module.bin"), []);
        Directory.CreateDirectory(Path.Combine(template, "wasm_chunk_store"));
        File.WriteAllBytes(Path.Combine(template, "wasm_chunk_store", "00.bin"), [1]);

        int nth = 0;
        string said;
        do
        {
            nth++;
            string target = _directory["exported" + nth.ToString(CultureInfo.InvariantCulture)];
            said = Assert.Single(Run($"fsync:when={nth}", [], "export", image, target, template));
            Assert.True(said == "exported" || said.Contains("nput/output error", StringComparison.Ordinal), said);
        }
        while (said != "exported");

        // The directory that it is made in, before anything is written; module, chunk and chunk store; metadata; stable memory with its
        // entry, and again with its permissions; the new directory under its unfinished name; and the directory that has its final one.
        Assert.Equal(10, nth - 1);
    }

    public void Dispose() => _directory.Dispose();

    private string[] Run(string call, string[] restriction, params string[] command)
    {
        string[] parts = call.Split(':');
        string injection = $"inject={parts[0]}:error=EIO{(parts.Length > 1 ? ":" + parts[1] : "")}";
        string output = ChildProcess.OutputOf([
            "strace", "-f", "-o", _directory.NewPath(), .. restriction, "-e", $"trace={parts[0]}", "-e", injection, .. ChildProcess.Host(command),
        ]);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
