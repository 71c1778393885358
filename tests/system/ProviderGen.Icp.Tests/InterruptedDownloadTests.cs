using System.Diagnostics;
using ProviderGen.Icp.Tests.Support;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Icp.Tests;

/// <summary>Downloads that are killed on their way are rejected here until icp has resumed them.</summary>
public sealed class InterruptedDownloadTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TempDirectory _directory = new();

    private string Downloaded => _directory["downloaded"];

    [SkippableFact]
    public async Task A_download_is_rejected_while_its_note_is_there()
    {
        using var replica = Replica.Start(_directory);
        string snapshot = replica.Upload(_directory.Exported("d-library.img"));
        await KillWhenOneChunkHasArrived(replica, snapshot);

        Assert.Equal(17_432_576, new FileInfo(Path.Combine(Downloaded, "stable_memory.bin")).Length);
        Assert.Contains(".download_progress.json is still there", CanisterSnapshot.Open(Downloaded).Error!.Message, StringComparison.Ordinal);

        int before = (await replica.Reads()).Length;
        Resume(replica, snapshot);

        Assert.Equal(8, (await replica.Reads()).Length - before);
        using HeapMemoryProvider image = Snapshots.Imported(Downloaded);
        Assert.Equal(TestImages.SumOf("d-library.img"), Snapshots.SumOf(image));
    }

    [SkippableTheory]
    [InlineData(true, "wasm_module")]
    [InlineData(false, "stable_memory")]
    public async Task A_download_is_rejected_before_its_first_chunk_when_there_is_no_note_yet(bool hasModule, string first)
    {
        using var replica = Replica.Start(_directory);
        string snapshot = hasModule ? replica.Sample : replica.Upload(_directory.Exported("a-empty.img"));
        await replica.CloseGate(first, 0);
        using (Process icp = replica.StartIcp("download", "--output", Downloaded, snapshot))
        {
            await replica.GateReached(1);
            Kill(icp);
        }

        Assert.True(new FileInfo(Path.Combine(Downloaded, first + ".bin")).Length > 0);
        Assert.False(File.Exists(Path.Combine(Downloaded, ".download_progress.json")));
        Assert.Contains("nothing was written to them", CanisterSnapshot.Open(Downloaded).Error!.Message, StringComparison.Ordinal);

        await replica.OpenGate();
        Resume(replica, snapshot);

        using HeapMemoryProvider image = Snapshots.Imported(Downloaded);
        Assert.Equal(Sha256.Of(await replica.Bytes(snapshot, "stable_memory")), Snapshots.SumOf(image));
    }

    public void Dispose() => _directory.Dispose();

    private void Resume(Replica replica, string snapshot)
        => replica.Icp("download", "--output", Downloaded, "--resume", snapshot).RequireSuccess();

    // All nine chunks are asked for at once. The one that is answered has reached the disk when there is the note.
    private async Task KillWhenOneChunkHasArrived(Replica replica, string snapshot)
    {
        await replica.CloseGate("stable_memory", 1);
        using Process icp = replica.StartIcp("download", "--output", Downloaded, snapshot);
        await replica.GateReached(8);
        await Appearance(Downloaded, ".download_progress.json");
        Kill(icp);
        await replica.OpenGate();
    }

    private static void Kill(Process process)
    {
        process.Kill();
        process.WaitForExit();
    }

    private static async Task Appearance(string directory, string name)
    {
        var appeared = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(directory, name);
        watcher.Renamed += (_, _) => appeared.TrySetResult(); // It is written under another name.
        watcher.Created += (_, _) => appeared.TrySetResult();
        watcher.EnableRaisingEvents = true;
        if (!File.Exists(Path.Combine(directory, name)))
            await appeared.Task.WaitAsync(Patience);
    }
}
