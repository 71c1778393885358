using System.Text.Json.Nodes;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>
/// Large files with five pages in them. What is a hole is neither written nor kept in memory; nor read, but by what verifies, compares or hashes.
/// </summary>
public sealed class SparseTests : IDisposable
{
    private const long Pages = 163_840; // ten gibibytes, for what reads no holes
    private const long FewerPages = 4_096; // a quarter of one, for what reads them
    private const long MaxManagedBytes = 64 << 20; // everything the garbage collector ever handed out for it
    private static readonly long[] Used = [0, 1, 77, 100_000, Pages - 1];
    private static readonly long[] UsedOfFewer = [0, 1, 77, 3_000, FewerPages - 1];
    private readonly TempDirectory _directory = new();

    [Fact]
    public void It_is_shown() => InConstantMemory(() =>
    {
        JsonNode info = Run.Tool("info", Image(), "--json", "--no-hash").Succeeded().Json();
        Assert.Equal((Pages, Pages * Support.Images.Page), ((long?)info["pages"], (long?)info["size"]));
        Assert.Equal((3, (Pages - Used.Length) * Support.Images.Page), ((long?)info["holes"], (long?)info["holeBytes"]));
        Assert.Null(info["sha256"]);
    });

    [Fact]
    public void Its_hash_is_that_of_the_file()
    {
        string path = _directory.Sparse("small.img", 4000, 7, 8, 3000);
        Assert.Equal(Sha256.OfFile(path), (string?)Run.Tool("info", path, "--json").Succeeded().Json()["sha256"]);
    }

    [Fact]
    public void It_is_drawn() => InConstantMemory(() =>
    {
        JsonNode map = Run.Tool("map", Image(), "--json").Succeeded().Json();
        Assert.Equal((Pages - Used.Length, 0, Used.Length), ((long)map["holes"]!, (long)map["zeros"]!, (long)map["used"]!));
        Assert.Equal([0L, 2, 77, 78, 100_000, 100_001, Pages - 1], map["runs"]!.AsArray().Select(run => (long)run!["first"]!));

        string[] picture = Run.Tool("map", _directory["sparse.img"]).Succeeded().Output.Split('\n');
        Assert.Contains("256 pages each", picture[0], StringComparison.Ordinal);
        Assert.Equal(3, picture[1..^2].Sum(line => line.Count(c => c == '▒'))); // pages 0, 1 and 77 share a mark
    });

    [Fact]
    public void It_is_dumped() => InConstantMemory(() =>
    {
        string dump = Run.Tool("dump", Image()).Succeeded().Output;
        Assert.Contains("── pages 2 to 76: hole", dump, StringComparison.Ordinal);
        Assert.Equal(Used.Length, dump.Split('\n').Count(line => line.Contains(" ────", StringComparison.Ordinal)));
    });

    [SkippableFact]
    public void It_is_copied_exported_imported_verified_and_compared() => InConstantMemory(() =>
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Disk space is counted on Linux.");
        string path = SmallerImage();
        Run.Tool("copy", path, _directory["copy.img"]).Succeeded();
        Run.Tool("export", path, _directory["snapshot"]).Succeeded();
        Run.Tool("import", _directory["snapshot"], _directory["back.img"]).Succeeded();
        Run.Tool("verify", path, "--record", _directory["list"]).Succeeded();

        foreach (string copy in (string[])["copy.img", "back.img"])
        {
            Assert.InRange(Support.Images.AllocatedBytes(_directory[copy]), Used.Length * Support.Images.Page, 2 * Used.Length * Support.Images.Page);
            Run.Tool("diff", path, _directory[copy]).Succeeded();
            Run.Tool("verify", _directory[copy], "--against", _directory["list"]).Succeeded();
        }

        Assert.InRange(Support.Images.AllocatedBytes(Path.Combine(_directory["snapshot"], "stable_memory.bin")), Used.Length * Support.Images.Page, 2 * Used.Length * Support.Images.Page);
        Assert.InRange(new FileInfo(_directory["list"]).Length, 100, 2000);
    });

    [SkippableFact]
    public void It_is_repaired() => InConstantMemory(() =>
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Disk space is counted on Linux.");
        string path = SmallerImage();
        using (FileStream file = File.OpenWrite(path))
            file.SetLength(file.Length - 5);

        Run.Tool("repair", path, "--pad").Succeeded();

        Assert.Equal((FewerPages * Support.Images.Page, (FewerPages * Support.Images.Page) - 5), (new FileInfo(path).Length, new FileInfo(path + ".bak").Length));
        Assert.InRange(Support.Images.AllocatedBytes(path), Used.Length * Support.Images.Page, 2 * Used.Length * Support.Images.Page);
    });

    public void Dispose() => _directory.Dispose();

    private string Image() => _directory.Sparse("sparse.img", Pages, Used);

    private string SmallerImage() => _directory.Sparse("sparse.img", FewerPages, UsedOfFewer);

    private static void InConstantMemory(Action work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxManagedBytes);
    }
}
