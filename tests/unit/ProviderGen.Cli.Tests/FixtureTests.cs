using System.Text.Json.Nodes;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>Every command on every image of the repository.</summary>
public sealed class FixtureTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public static TheoryData<string, string> Images => Support.Images.Data;

    [Theory]
    [MemberData(nameof(Images))]
    public void The_installed_command_shows_an_image_and_leaves_it_alone(string name, string sum)
    {
        string path = _directory.Fixture(name);
        DateTime before = File.GetLastWriteTimeUtc(path);

        Outcome outcome = Run.Process("info", path).Succeeded();

        Assert.Contains(sum, outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"{new FileInfo(path).Length:N0} bytes", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.GetLastWriteTimeUtc(path));
        Assert.Equal([name], _directory.Names());
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void Inspection_changes_and_creates_nothing(string name, string sum)
    {
        string path = _directory.Fixture(name);
        string other = _directory.Fixture("x-hard-cases.img");
        DateTime before = File.GetLastWriteTimeUtc(path);
        string[] names = _directory.Names();

        Assert.Equal(sum, (string?)Run.Tool("info", path, "--json").Succeeded().Json()["sha256"]);
        Run.Tool("map", path, "--reference", other).Succeeded();
        Run.Tool("dump", path).Succeeded();
        Run.Tool("verify", path).Succeeded();
        Assert.Equal(name == "x-hard-cases.img" ? 0 : 1, Run.Tool("diff", path, other).ExitCode);

        Assert.Equal(before, File.GetLastWriteTimeUtc(path));
        Assert.Equal(names, _directory.Names());
        Assert.Equal(sum, Sha256.OfFile(path));
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void The_map_counts_the_pages_that_are_not_zero(string name, string sum)
    {
        Assert.Equal(64, sum.Length);
        string path = _directory.Fixture(name);
        byte[][] pages = [.. File.ReadAllBytes(path).Chunk(Support.Images.Page)];

        JsonNode map = Run.Tool("map", path, "--json").Succeeded().Json();

        Assert.Equal(pages.Length, (long?)map["pages"]);
        Assert.Equal(pages.Count(page => page.AsSpan().ContainsAnyExcept((byte)0)), (long?)map["used"]);
        Assert.Equal(pages.Length, map["runs"]!.AsArray().Sum(run => (long)run!["count"]!));
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void The_dump_holds_every_byte_that_is_not_zero(string name, string sum)
    {
        Assert.Equal(64, sum.Length);
        string path = _directory.Fixture(name);
        byte[] image = new byte[new FileInfo(path).Length];

        JsonNode dump = Run.Tool("dump", path, "--json").Succeeded().Json();

        foreach (JsonNode? row in dump["rows"]!.AsArray())
            Convert.FromHexString((string)row!["hex"]!).CopyTo(image, (int)(long)row["offset"]!);
        Assert.Equal(File.ReadAllBytes(path), image);
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void An_image_goes_to_the_Internet_Computer_and_back_and_stays_the_same(string name, string sum)
    {
        string path = _directory.Fixture(name);

        Run.Tool("copy", path, _directory["copy.img"]).Succeeded();
        Run.Tool("export", _directory["copy.img"], _directory["snapshot"]).Succeeded();
        Run.Tool("import", _directory["snapshot"], _directory["back.img"]).Succeeded();

        Assert.Equal(sum, Sha256.OfFile(_directory["copy.img"]));
        Assert.Equal(sum, Sha256.OfFile(_directory["back.img"]));
        Assert.Equal(["stable_memory.bin", "metadata.json"], Directory.GetFiles(_directory["snapshot"]).Select(file => Path.GetFileName(file)).OrderDescending(StringComparer.Ordinal));
        Run.Tool("diff", path, _directory["back.img"]).Succeeded();
        Assert.Equal(((string[])["back.img", "copy.img", name, "snapshot"]).Order(StringComparer.Ordinal), _directory.Names());
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void A_recorded_image_is_recognized_and_a_changed_byte_is_found(string name, string sum)
    {
        string path = _directory.Fixture(name);
        string list = _directory["hashes.txt"];
        Run.Tool("verify", path, "--record", list).Succeeded();
        Run.Tool("verify", path, "--against", list).Succeeded();

        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        Outcome changed = Run.Tool("verify", path, "--against", list, "--json");
        Assert.Equal(1, changed.ExitCode);
        Assert.Equal((1, false), ((long?)changed.Json()["differingPages"], (bool?)changed.Json()["intact"]));
        Assert.NotEqual(sum, Sha256.OfFile(path));
        Assert.Contains($"page {(bytes.Length / Support.Images.Page) - 1} differs", Run.Tool("verify", path, "--against", list).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();
}
