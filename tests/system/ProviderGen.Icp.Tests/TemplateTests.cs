using System.Text.RegularExpressions;
using ProviderGen.Icp.Tests.Support;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Icp.Tests;

/// <summary>The way of docs/moving-images.md, with both tools: out of a canister, changed as a file, and back with all the rest.</summary>
public sealed partial class TemplateTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [SkippableFact]
    public async Task A_changed_image_goes_back_with_everything_else_as_it_was()
    {
        using var replica = Replica.Start(_directory);
        replica.Icp("download", "--output", _directory["before"], replica.Sample).RequireSuccess();
        Tool.ProviderGen("import", _directory["before"], _directory["data.img"]).RequireSuccess();
        byte[] expected = await replica.Bytes(replica.Sample, "stable_memory");
        Array.Resize(ref expected, 5 * 65_536);
        "changed"u8.CopyTo(expected.AsSpan(4 * 65_536));
        using (WasiMemoryProvider file = WasiMemoryProvider.Open(_directory["data.img"]).Value)
        {
            file.Grow(2).ThrowIfError();
            file.Write(4 * 65_536, "changed"u8).ThrowIfError();
            file.Flush().ThrowIfError();
        }

        Tool.ProviderGen("export", _directory["data.img"], _directory["after"], "--template", _directory["before"]).RequireSuccess();
        string after = replica.Upload(_directory["after"]);

        Assert.Equal(expected, await replica.Bytes(after, "stable_memory"));
        string metadata = await replica.Metadata(replica.Sample);
        Assert.Equal(metadata.Replace("stable_memory_size: \"196608\"", "stable_memory_size: \"327680\"", StringComparison.Ordinal), await replica.Metadata(after));
        string[] chunks = [.. Hash().Matches(metadata).Select(match => match.Groups[1].Value)];
        Assert.Equal(2, chunks.Length);
        foreach (string part in (string[])["wasm_module", "wasm_memory", .. chunks])
            Assert.Equal(await replica.Bytes(replica.Sample, part), await replica.Bytes(after, part));
    }

    public void Dispose() => _directory.Dispose();

    [GeneratedRegex("\"hash\":\"([0-9a-f]{64})\"")]
    private static partial Regex Hash();
}
