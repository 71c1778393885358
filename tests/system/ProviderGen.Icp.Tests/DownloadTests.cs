using ProviderGen.Icp.Tests.Support;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Icp.Tests;

/// <summary>What icp downloads is imported here.</summary>
public sealed class DownloadTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [SkippableTheory]
    [InlineData("a-empty.img")]
    [InlineData("d-library.img")]
    public void A_downloaded_image_is_imported_byte_for_byte(string name)
    {
        using var replica = Replica.Start(_directory);
        string snapshot = replica.Upload(_directory.Exported(name));

        replica.Icp("download", "--output", _directory["downloaded"], snapshot).RequireSuccess();

        using HeapMemoryProvider image = Snapshots.Imported(_directory["downloaded"]);
        Assert.Equal(TestImages.SumOf(name), Snapshots.SumOf(image));
    }

    [SkippableFact]
    public async Task A_snapshot_of_a_canister_with_everything_in_it_is_imported()
    {
        using var replica = Replica.Start(_directory);

        replica.Icp("download", "--output", _directory["downloaded"], replica.Sample).RequireSuccess();

        using HeapMemoryProvider image = Snapshots.Imported(_directory["downloaded"]);
        Assert.Equal(Sha256.Of(await replica.Bytes(replica.Sample, "stable_memory")), Snapshots.SumOf(image));
        Assert.Equal(
            [".lock", "metadata.json", "stable_memory.bin", "wasm_chunk_store", "wasm_memory.bin", "wasm_module.bin"],
            Directory.GetFileSystemEntries(_directory["downloaded"]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void For_stable_memory_without_pages_icp_writes_an_empty_file()
    {
        using var replica = Replica.Start(_directory);
        using var nothing = new HeapMemoryProvider();
        string snapshot = replica.Upload(_directory.Exported(nothing));

        replica.Icp("download", "--output", _directory["downloaded"], snapshot).RequireSuccess();

        Assert.Equal(0, new FileInfo(_directory["downloaded/stable_memory.bin"]).Length);
        using HeapMemoryProvider image = Snapshots.Imported(_directory["downloaded"]);
        Assert.Equal(0, image.Pages);
    }

    public void Dispose() => _directory.Dispose();
}
