using ProviderGen.Icp.Tests.Support;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Icp.Tests;

/// <summary>What is exported here, icp uploads.</summary>
public sealed class UploadTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [SkippableTheory]
    [InlineData("a-empty.img", 196_608)]
    [InlineData("d-library.img", 17_432_576)]
    public async Task An_exported_image_arrives_byte_for_byte(string name, long size)
    {
        using var replica = Replica.Start(_directory);

        string snapshot = replica.Upload(_directory.Exported(name));

        Assert.Equal(TestImages.SumOf(name), Sha256.Of(await replica.Bytes(snapshot, "stable_memory")));
        Assert.Equal(MetadataOf(size), await replica.Metadata(snapshot));
    }

    [SkippableFact]
    public async Task An_image_without_pages_arrives_as_stable_memory_without_pages()
    {
        using var replica = Replica.Start(_directory);
        using var image = new HeapMemoryProvider();

        string snapshot = replica.Upload(_directory.Exported(image));

        Assert.Empty(await replica.Bytes(snapshot, "stable_memory"));
        Assert.Equal(MetadataOf(0), await replica.Metadata(snapshot));
    }

    [SkippableFact]
    public async Task A_file_that_is_too_short_is_rejected_here_because_icp_does_not_notice_it()
    {
        using var replica = Replica.Start(_directory);
        string directory = _directory.Exported("b-users-1.img");
        using (FileStream file = File.OpenWrite(Path.Combine(directory, "stable_memory.bin")))
            file.SetLength(65_536);

        byte[] arrived = await replica.Bytes(replica.Upload(directory), "stable_memory");

        Assert.Equal(720_896, arrived.Length);
        Assert.Equal(-1, arrived.AsSpan(65_536).IndexOfAnyExcept((byte)0)); // The rest was never sent.
        Assert.Contains("stable_memory.bin holds 65536 bytes, and metadata.json says 720896", CanisterSnapshot.Open(directory).Error!.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_file_that_is_too_long_is_rejected_here_and_by_the_replica_only_when_most_of_it_is_there()
    {
        using var replica = Replica.Start(_directory);
        string directory = _directory.Exported("b-users-1.img");
        using (FileStream file = File.OpenWrite(Path.Combine(directory, "stable_memory.bin")))
            file.SetLength(4 * 65_536 + 2_000_000);

        replica.Icp("upload", "--input", directory).Failed("are not inside the 720896 of stable_memory");

        Assert.Contains("stable_memory.bin holds 2262144 bytes, and metadata.json says 720896", CanisterSnapshot.Open(directory).Error!.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    // As it arrives in Candid: "opt" is a list of one or none.
    private static string MetadataOf(long size) => $"""
        certified_data: ""
        global_timer: []
        globals: []
        on_low_wasm_memory_hook_status: []
        stable_memory_size: "{size}"
        wasm_chunk_store: []
        wasm_memory_size: "0"
        wasm_module_size: "0"
        """;
}
