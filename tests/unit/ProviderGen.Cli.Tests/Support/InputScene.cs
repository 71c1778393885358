using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests.Support;

/// <summary>A place with something of every kind that a command reads, and each of these inputs with the command that reads it.</summary>
internal sealed class InputScene : IDisposable
{
    private const string Import = "import snapshot new";
    private const string Export = "export a.img new --template snapshot";
    private const string Chunk = "snapshot/wasm_chunk_store/ab.bin";

    private readonly TempDirectory _directory = new();

    /// <summary>A command line, and which file of those that it reads is meant.</summary>
    public static IReadOnlyList<(string Command, string Input)> All { get; } =
    [
        ("info a.img", "a.img"),
        ("map a.img", "a.img"),
        ("map a.img --reference b.img", "b.img"),
        ("dump a.img", "a.img"),
        ("diff a.img b.img", "a.img"),
        ("diff a.img b.img", "b.img"),
        ("copy a.img new", "a.img"),
        ("verify a.img", "a.img"),
        ("verify a.img --against list", "list"),
        ("repair a.img", "a.img"),
        ("repair a.img --pad", "a.img"),
        ("export a.img new", "a.img"),
        (Import, "snapshot/metadata.json"),
        (Import, "snapshot/stable_memory.bin"),
        (Import, "snapshot/wasm_module.bin"),
        (Import, "snapshot/wasm_memory.bin"),
        (Export, "snapshot/metadata.json"),
        (Export, "snapshot/stable_memory.bin"),
        (Export, "snapshot/wasm_module.bin"),
        (Export, "snapshot/wasm_memory.bin"),
        (Export, Chunk),
    ];

    public InputScene()
    {
        File.Move(_directory.Fixture("b-users-1.img"), this["a.img"]);
        File.Copy(this["a.img"], this["b.img"]);
        Run.Tool("verify", this["a.img"], "--record", this["list"]).Succeeded();

        Directory.CreateDirectory(this["snapshot/wasm_chunk_store"]);
        File.Copy(this["a.img"], this["snapshot/stable_memory.bin"]);
        File.WriteAllBytes(this["snapshot/wasm_module.bin"], [1, 2, 3]);
        File.WriteAllBytes(this["snapshot/wasm_memory.bin"], new byte[Support.Images.Page]);
        File.WriteAllBytes(this[Chunk], [6]);
        File.WriteAllText(this["snapshot/metadata.json"], $$"""
            {
              "wasm_module_size": 3,
              "wasm_memory_size": 65536,
              "stable_memory_size": {{new FileInfo(this["a.img"]).Length}},
              "wasm_chunk_store": [ { "hash": [ 171 ] } ]
            }
            """);
    }

    public string this[string name] => _directory[name];

    /// <summary>Puts something else in the place of an input.</summary>
    public void Replace(string input, Action<string> make)
    {
        File.Delete(this[input]);
        make(this[input]);
    }

    /// <summary>The arguments of a command line with the paths of this scene.</summary>
    public string[] Arguments(string command)
        => [.. command.Split(' ').Select((part, index) => index == 0 || part.StartsWith('-') ? part : this[part])];

    /// <summary>Runs a command in this process. It has to end by itself.</summary>
    public Outcome RunToItsEnd(string command) => RunToItsEnd(command, CancellationToken.None);

    /// <summary>Runs a command in this process. It may end by itself before it is told to, or has to when it is.</summary>
    public Outcome RunToItsEnd(string command, CancellationToken cancelled)
        => Task.Run(() => Run.Tool(cancelled, Arguments(command)), CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(3), CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Everything there is, below the directory too.</summary>
    public string[] Names()
        => [.. Directory.GetFileSystemEntries(_directory.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public void Dispose() => _directory.Dispose();
}
