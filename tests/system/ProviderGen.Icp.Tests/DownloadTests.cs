using ProviderGen.Icp.Tests.Support;
using ProviderGen.Providers;

namespace ProviderGen.Icp.Tests;

/// <summary>What icp downloads is imported here.</summary>
public sealed class DownloadTests : IDisposable
{
    private readonly Workplace _workplace = new();

    [SkippableTheory]
    [InlineData("a-empty.img")]
    [InlineData("d-library.img")]
    public void A_downloaded_image_is_imported_byte_for_byte(string name)
    {
        using var replica = Replica.Start(_workplace);
        string snapshot = replica.Upload(_workplace.Exported(name));

        replica.Icp("download", "--output", _workplace["downloaded"], snapshot).Succeeded();

        using HeapMemoryProvider image = Workplace.Imported(_workplace["downloaded"]);
        Assert.Equal(Workplace.SumOfFixture(name), Workplace.SumOf(image));
    }

    [SkippableFact]
    public async Task A_snapshot_of_a_canister_with_everything_in_it_is_imported()
    {
        using var replica = Replica.Start(_workplace);

        replica.Icp("download", "--output", _workplace["downloaded"], replica.Sample).Succeeded();

        using HeapMemoryProvider image = Workplace.Imported(_workplace["downloaded"]);
        Assert.Equal(Workplace.SumOf(await replica.Bytes(replica.Sample, "stable_memory")), Workplace.SumOf(image));
        Assert.Equal(
            [".lock", "metadata.json", "stable_memory.bin", "wasm_chunk_store", "wasm_memory.bin", "wasm_module.bin"],
            Directory.GetFileSystemEntries(_workplace["downloaded"]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void For_stable_memory_without_pages_icp_writes_an_empty_file()
    {
        using var replica = Replica.Start(_workplace);
        using var nothing = new HeapMemoryProvider();
        string snapshot = replica.Upload(_workplace.Exported(nothing));

        replica.Icp("download", "--output", _workplace["downloaded"], snapshot).Succeeded();

        Assert.Equal(0, new FileInfo(_workplace["downloaded/stable_memory.bin"]).Length);
        using HeapMemoryProvider image = Workplace.Imported(_workplace["downloaded"]);
        Assert.Equal(0, image.Pages);
    }

    public void Dispose() => _workplace.Dispose();
}
