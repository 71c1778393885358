using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>What 'verify' and its like say about an image is complete, for people and for scripts.</summary>
public sealed partial class VerdictTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [Fact]
    public void A_torn_image_is_a_verdict_in_JSON_too()
    {
        string path = _directory.FileOf("torn.img", new byte[100_001]);
        Outcome outcome = Run.Tool("verify", path, "--json");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(
            (path, false, 1L, 100_001L, 34_465L),
            ((string?)outcome.Json()["image"], (bool?)outcome.Json()["intact"], (long?)outcome.Json()["pages"], (long?)outcome.Json()["size"], (long?)outcome.Json()["surplus"]));
    }

    [Fact]
    public void The_length_of_a_torn_image_is_not_that_of_the_link_to_it()
    {
        File.CreateSymbolicLink(_directory["link.img"], _directory.FileOf("torn.img", new byte[100_001]));
        Run.Tool("info", _directory["link.img"]).Rejected(2, "its 100001 bytes are 1 page and 34,465 bytes");
    }

    [Fact]
    public void An_intact_image_is_described_by_the_same_fields()
    {
        string path = _directory.Fixture("b-users-1.img");
        JsonNode json = Run.Tool("verify", path, "--json").Succeeded().Json();
        Assert.Equal(
            (true, 11L, 720_896L, 0L),
            ((bool?)json["intact"], (long?)json["pages"], (long?)json["size"], (long?)json["surplus"]));
    }

    [Fact]
    public void The_pages_that_are_not_as_recorded_are_named_for_people_and_for_scripts()
    {
        string list = _directory["list"];
        string path = Recorded(list);
        Change(path, 3, 4, 9);

        Outcome json = Run.Tool("verify", path, "--against", list, "--json");
        Assert.Equal(1, json.ExitCode);
        Assert.Equal(
            [(3L, 2L), (9, 1)],
            json.Json()["differing"]!.AsArray().Select(run => ((long)run!["first"]!, (long)run["count"]!)));

        Outcome text = Run.Tool("verify", path, "--against", list);
        Assert.Equal((1, $"{path}: 11 pages, not as recorded in {list}.\n  pages 3 to 4 differ\n  page 9 differs\n"), (text.ExitCode, text.Output));
    }

    [Fact]
    public void No_page_is_named_where_none_differs()
    {
        string list = _directory["list"];
        JsonNode json = Run.Tool("verify", Recorded(list), "--against", list, "--json").Succeeded().Json();
        Assert.Empty(json["differing"]!.AsArray());
        Assert.Contains("as recorded", Run.Tool("verify", _directory["b-users-1.img"], "--against", list).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_pages_are_counted_for_people_and_listed_for_scripts()
    {
        string list = _directory["list"];
        string path = _directory.Sparse("a.img", 200);
        Run.Tool("verify", path, "--record", list).Succeeded();
        Change(path, [.. Enumerable.Range(0, 100).Select(page => 2 * page)]);

        Assert.Equal(100, Run.Tool("verify", path, "--against", list, "--json").Json()["differing"]!.AsArray().Count);
        Outcome text = Run.Tool("verify", path, "--against", list);
        Assert.Equal(16, text.Output.Split('\n').Count(line => line.EndsWith("differs", StringComparison.Ordinal)));
        Assert.Contains("… 100 pages altogether", text.Output, StringComparison.Ordinal);
    }

    /// <summary>Standard output is an object or nothing, whatever turns out to be wrong.</summary>
    [Fact]
    public void An_error_in_the_middle_leaves_no_half_of_an_object()
    {
        string list = _directory["list"];
        string path = Recorded(list);
        File.WriteAllLines(list, File.ReadAllLines(list).SkipLast(1));
        Run.Tool("verify", path, "--against", list, "--json").Rejected(2, "is cut off");
    }

    /// <summary>One is a number that sentences have to know.</summary>
    [Fact]
    public void One_of_anything_is_one()
    {
        string list = _directory["list"];
        string path = Recorded(list);
        string before = _directory.FileOf("before.img", File.ReadAllBytes(path));
        Change(path, 3);
        string one = _directory.FileOf("one.img", [1]);
        string page = _directory.FileOf("page.img", [.. new byte[Support.Images.Page], 1]);
        string single = _directory.FileOf("single.img", new byte[Support.Images.Page]);
        Run.Tool("verify", single, "--record", _directory["list1"]).Succeeded();

        string[][] commands =
        [
            ["diff", before, path], ["verify", path, "--against", list], ["map", path, "--reference", before], ["info", one], ["info", page],
            ["repair", one], ["repair", page], ["verify", path, "--against", _directory["list1"]], ["diff", single, page], ["info", single],
        ];
        Assert.All(commands, command =>
        {
            Outcome outcome = Run.Tool(command);
            Assert.DoesNotMatch(WrongNumber(), outcome.Output + outcome.Errors);
        });
        Assert.Contains("1 byte on 1 page differs.\n", Run.Tool("diff", before, path).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    private string Recorded(string list)
    {
        string path = _directory.Fixture("b-users-1.img");
        Run.Tool("verify", path, "--record", list).Succeeded();
        return path;
    }

    private static void Change(string path, params int[] pages)
    {
        using FileStream file = File.Open(path, FileMode.Open);
        foreach (int page in pages)
        {
            file.Position = (long)page * Support.Images.Page;
            int first = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(first ^ 1));
        }
    }

    [GeneratedRegex(@"(?<![\d,.])1 (bytes|pages|ranges|zero bytes)|(?<![\d,.])1 (of \d+ pages|page|byte|byte on 1 page) (differ|are|were|have)\b")]
    private static partial Regex WrongNumber();
}
