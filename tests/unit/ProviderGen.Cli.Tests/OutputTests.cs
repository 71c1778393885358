using System.Text;
using System.Text.Json.Nodes;
using ProviderGen.Cli.Output;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>What is shown is true, and is plain text except on a terminal.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [Fact]
    public void A_difference_is_listed_page_by_page_to_the_byte()
    {
        string first = _directory.Sparse("first.img", 5, 1);
        byte[] bytes = File.ReadAllBytes(first);
        bytes[0] = 1;
        bytes[(2 * Support.Images.Page) - 2] ^= 1;
        bytes[(2 * Support.Images.Page) - 1] ^= 1;
        bytes[2 * Support.Images.Page] ^= 1;
        string second = _directory.FileOf("second.img", [.. bytes, .. new byte[Support.Images.Page]]);

        Outcome json = Run.Tool("diff", first, second, "--json");
        Assert.Equal(1, json.ExitCode);
        Assert.Equal(
            [(0L, 0L, 1L), (1, (2 * Support.Images.Page) - 2, 2), (2, 2 * Support.Images.Page, 1)],
            json.Json()["ranges"]!.AsArray().Select(range => ((long)range!["page"]!, (long)range["offset"]!, (long)range["length"]!)));
        Assert.Equal((4L, 3L, false), ((long)json.Json()["differingBytes"]!, (long)json.Json()["differingPages"]!, (bool)json.Json()["equal"]!));

        string text = Run.Tool("diff", first, second, "--limit", "2").Output;
        Assert.Equal(
            $"""
            page      0  00000000           1 byte
            page      1  0001fffe–0001ffff  2 bytes
            … and 1 range more
            4 bytes on 3 pages differ.
            {second} has 1 page more.

            """,
            text);
    }

    [Fact]
    public void Images_that_differ_in_nothing_but_their_length_are_not_equal()
    {
        string shorter = _directory.Sparse("shorter.img", 1);
        string longer = _directory.Sparse("longer.img", 2);
        Assert.Equal((1, $"{longer} has 1 page more.\n"), (Run.Tool("diff", shorter, longer).ExitCode, Run.Tool("diff", shorter, longer).Output));
        Assert.False((bool?)Run.Tool("diff", longer, shorter, "--json").Json()["equal"]);
    }

    [Fact]
    public void A_map_marks_what_is_not_in_the_reference()
    {
        string image = _directory.Sparse("image.img", 6, 1, 4);
        string reference = _directory.Sparse("reference.img", 5, 1, 2);

        JsonNode map = Run.Tool("map", image, "--reference", reference, "--json").Succeeded().Json();
        Assert.Equal(
            [(0, "hole", false), (1, "used", false), (2, "hole", true), (3, "hole", false), (4, "used", true), (5, "hole", true)],
            map["runs"]!.AsArray().Select(run => ((int)run!["first"]!, (string)run["kind"]!, (bool)run["differs"]!)));
        Assert.Equal(3, (long?)map["differ"]);
        Assert.Contains("         0  ·█◆·◆◆\n", Run.Tool("map", image, "--reference", reference).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--page 1 --offset 16 --length 32", 65_552, 32)]
    [InlineData("--page 2", 131_072, 65_536)]
    [InlineData("--offset 0x10000 --length 0X10", 65_536, 16)]
    [InlineData("--offset 196608", 196_608, 0)]
    [InlineData("--offset 65535 --length 2", 65_535, 2)]
    public void A_dump_shows_the_range_asked_for(string options, long offset, long length)
    {
        byte[] bytes = new byte[3 * Support.Images.Page];
        bytes.AsSpan().Fill(0xab);
        string path = _directory.FileOf("full.img", bytes);

        JsonNode dump = Run.Tool(["dump", path, "--json", .. options.Split(' ')]).Succeeded().Json();

        Assert.Equal((offset, length), ((long)dump["offset"]!, (long)dump["length"]!));
        Assert.Equal(length * 2, dump["rows"]!.AsArray().Sum(row => ((string)row!["hex"]!).Length));
        Assert.Equal(length == 0 ? null : offset, (long?)dump["rows"]!.AsArray().FirstOrDefault()?["offset"]);
    }

    [Fact]
    public void A_dump_has_borders_and_leaves_out_zeros()
    {
        byte[] bytes = new byte[3 * Support.Images.Page];
        "[red]hello"u8.CopyTo(bytes.AsSpan((2 * Support.Images.Page) + 64));

        Assert.Equal(
            """
            ── pages 0 to 1: zeros, 131,072 bytes (128 KiB)
            ── page 2 ─────────────────────────────────────────────────────────────
            00020000  64 zero bytes
            00020040  5b 72 65 64 5d 68 65 6c  6c 6f 00 00 00 00 00 00  [red]hello......
            00020050  65,456 zero bytes

            """,
            Run.Tool("dump", _directory.FileOf("a.img", bytes)).Succeeded().Output);
    }

    [Fact]
    public void Colours_are_for_terminals()
    {
        string path = _directory.Fixture("a-empty.img");
        Assert.DoesNotContain('\e', Run.Process("map", path).Succeeded().Output);
        Assert.Contains('\e', OnTerminal(colors: true, "map", path));
        Assert.DoesNotContain('\e', OnTerminal(colors: false, "map", path));
    }

    [SkippableFact]
    public void On_a_terminal_NO_COLOR_is_respected()
    {
        Run.Require("script", "--version");
        string command = $"{string.Join(' ', Run.Installed)} info {_directory.Fixture("a-empty.img")}";
        Outcome plain = Command.Of("script", "-qec", command, "/dev/null").With("NO_COLOR", "1").With("TERM", "xterm").Run();
        Outcome colored = Command.Of("script", "-qec", command, "/dev/null").With("NO_COLOR", null).With("TERM", "xterm").Run();

        Assert.DoesNotContain("\e[3", plain.Output, StringComparison.Ordinal);
        Assert.Contains("\e[3", colored.Output, StringComparison.Ordinal);
        Assert.Contains("196,608 bytes", plain.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_dump_ends_when_nobody_reads_on()
    {
        // As much output as any pipe takes, many times over; and whoever reads ends after the first line.
        byte[] bytes = new byte[64 * Support.Images.Page];
        new Random(1).NextBytes(bytes);
        string path = _directory.FileOf("a.img", bytes);
        Run.Require("sh", "-c", "exec head -n 0");

        Outcome outcome = Run.Other("sh", "-c", $"{{ {string.Join(' ', Run.Installed)} dump {path}; echo $? > {_directory["code"]}; }} | head -n 1");

        Assert.StartsWith("── page 0 ", outcome.Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal("130\n", File.ReadAllText(_directory["code"]));
    }

    [Fact]
    public void A_map_fits_a_narrow_terminal()
    {
        string path = _directory.Fixture("d-library.img");
        using var output = new MemoryStream();
        using (var console = new ToolConsole(output, new MemoryStream(), isTerminal: true, colors: false, width: 44))
            Assert.Equal(0, Tool.Run(["map", path], console));
        Assert.All(Encoding.UTF8.GetString(output.ToArray()).Split('\n').Where(line => line.Contains('█', StringComparison.Ordinal) && !line.Contains('·', StringComparison.Ordinal)), line => Assert.InRange(line.Length, 12, 44));
    }

    public void Dispose() => _directory.Dispose();

    private static string OnTerminal(bool colors, params string[] arguments)
    {
        using var output = new MemoryStream();
        using (var console = new ToolConsole(output, new MemoryStream(), isTerminal: true, colors: colors, width: 100))
            Assert.Equal(0, Tool.Run(arguments, console));
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
