using System.Text.Json.Nodes;
using ProviderGen.Cli.Tests.Support;

namespace ProviderGen.Cli.Tests;

/// <summary>What a snapshot's metadata speak of has to be there when a canister is to be made of it.</summary>
public sealed class SnapshotInputTests : IDisposable
{
    private const string Export = "export a.img new --template snapshot";
    private readonly InputScene _scene = new();

    [Theory]
    [InlineData("wasm_module.bin", "wasm_module.bin")]
    [InlineData("wasm_memory.bin", "wasm_memory.bin")]
    [InlineData("wasm_chunk_store/ab.bin", "ab.bin")]
    [InlineData("wasm_chunk_store", "ab.bin")]
    public void A_template_that_lacks_a_part_is_rejected_with_its_name(string part, string name)
    {
        string path = _scene[$"snapshot/{part}"];
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);

        _scene.RunToItsEnd(Export).Rejected(2, $"{name} is missing");

        Assert.False(Path.Exists(_scene["new"]) || Path.Exists(_scene["new.partial"]));
        Run.Tool(_scene.Arguments("import snapshot new")).Succeeded();
    }

    [Theory]
    [InlineData("wasm_module_size")]
    [InlineData("wasm_memory_size")]
    [InlineData("wasm_chunk_store")]
    public void A_template_whose_metadata_lack_a_field_is_rejected_with_its_name(string field)
    {
        Edit(metadata => metadata.Remove(field));
        _scene.RunToItsEnd(Export).Rejected(2, field);
    }

    [Theory]
    [InlineData("""[ { "hash": [ 256 ] } ]""")]
    [InlineData("""[ { "hash": [ -1 ] } ]""")]
    [InlineData("""[ { "hash": [] } ]""")]
    [InlineData("""[ { "hash": [ "../../a" ] } ]""")]
    [InlineData("""[ 7 ]""")]
    [InlineData("""{}""")]
    public void A_chunk_without_a_hash_is_rejected(string chunks)
    {
        Edit(metadata => metadata["wasm_chunk_store"] = JsonNode.Parse(chunks));
        _scene.RunToItsEnd(Export).Rejected(2, "wasm_chunk_store");
    }

    [Fact]
    public void A_part_that_has_no_bytes_may_be_missing()
    {
        Edit(metadata => (metadata["wasm_memory_size"], metadata["wasm_chunk_store"]) = (0, new JsonArray()));
        File.Delete(_scene["snapshot/wasm_memory.bin"]);
        Directory.Delete(_scene["snapshot/wasm_chunk_store"], recursive: true);
        _scene.RunToItsEnd(Export).Succeeded();
    }

    /// <summary>A link that leads nowhere is a missing file, and no file of 0 bytes.</summary>
    [Theory]
    [InlineData("stable_memory.bin")]
    [InlineData("wasm_module.bin")]
    public void A_link_that_leads_nowhere_is_a_missing_part(string part)
    {
        _scene.Replace($"snapshot/{part}", path => File.CreateSymbolicLink(path, "nowhere"));
        _scene.RunToItsEnd(Export).Rejected(2, $"{part} is missing");
    }

    [Fact]
    public void A_directory_behind_a_link_is_a_snapshot()
    {
        Directory.CreateSymbolicLink(_scene["link"], _scene["snapshot"]);
        _scene.RunToItsEnd("import link new").Succeeded();
    }

    public void Dispose() => _scene.Dispose();

    private void Edit(Action<JsonObject> change)
    {
        JsonObject metadata = JsonNode.Parse(File.ReadAllText(_scene["snapshot/metadata.json"]))!.AsObject();
        change(metadata);
        File.WriteAllText(_scene["snapshot/metadata.json"], metadata.ToJsonString());
    }
}
