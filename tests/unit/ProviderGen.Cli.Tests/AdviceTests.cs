using ProviderGen.Cli.Tests.Support;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>A message says what to do, and advises nothing that does harm.</summary>
public sealed class AdviceTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [Theory]
    [InlineData("vrify a.img", "There is no command 'vrify'. Did you mean 'verify'? See 'providergen --help'.")]
    [InlineData("cpoy a.img b.img", "There is no command 'cpoy'. Did you mean 'copy'?")]
    [InlineData("INFO a.img", "There is no command 'INFO'. Did you mean 'info'?")]
    [InlineData("xylophone", "There is no command 'xylophone'. See 'providergen --help'.")]
    [InlineData("a.img info", "Unrecognized command or argument 'a.img'. See 'providergen info --help'.")]
    [InlineData("verify a.img --agianst list", "There is no option '--agianst'. Did you mean '--against'? See 'providergen verify --help'.")]
    [InlineData("copy a.img b.img --resum", "There is no option '--resum'. Did you mean '--resume'? See 'providergen copy --help'.")]
    [InlineData("info a.img --xylophone", "There is no option '--xylophone'. See 'providergen info --help'.")]
    public void What_is_misspelt_is_named_and_what_was_meant_is_suggested(string line, string message)
        => Run.Tool(line.Split(' ')).Rejected(2, message);

    [Fact]
    public void Every_command_is_suggested_for_a_letter_left_out()
        => Assert.All(HelpTests.Commands().Select(command => command.Name).Where(name => name.Length > 3), name =>
            Run.Tool(name.Remove(1, 1)).Rejected(2, $"Did you mean '{name}'?"));

    public static TheoryData<byte[], string> Archives => new()
    {
        { [0x1f, 0x8b, 0x08], "gzip" },
        { [0x28, 0xb5, 0x2f, 0xfd], "zstd" },
        { [0xfd, .. "7zXZ"u8, 0x00], "xz" },
        { [.. "BZh9"u8], "bzip2" },
        { [.. "PK"u8, 3, 4], "zip" },
    };

    [Theory]
    [MemberData(nameof(Archives))]
    public void A_compressed_file_is_to_be_unpacked_and_not_repaired(byte[] start, string format)
    {
        foreach (int length in (int[])[1000, 100_001])
        {
            byte[] bytes = [.. start, .. new byte[length - start.Length]];
            string path = _directory.FileOf("a.img.packed", bytes);
            foreach (string[] command in (string[][])[["info", path], ["verify", path], ["repair", path], ["repair", path, "--pad"], ["repair", path, "--trim"]])
            {
                Outcome outcome = Run.Tool(command);
                outcome.Rejected(command[0] == "verify" ? 1 : 2, $"compressed with {format}");
                Assert.DoesNotContain("providergen repair", outcome.Errors, StringComparison.Ordinal);
            }

            Assert.Equal(bytes, File.ReadAllBytes(path));
            Assert.Equal(["a.img.packed"], _directory.Names());
        }
    }

    [Fact]
    public void Trimming_never_leaves_nothing()
    {
        string path = _directory.FileOf("short.img", [1, 2, 3]);

        Assert.DoesNotContain("trim", Run.Tool("info", path).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("--trim", Run.Tool("repair", path).Output, StringComparison.Ordinal);
        Run.Tool("repair", path, "--trim").Rejected(2, "would leave nothing");

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal(["short.img"], _directory.Names());
        Run.Tool("repair", path, "--pad").Succeeded();
    }

    [Theory]
    [InlineData("info {0}")]
    [InlineData("copy {0} {1}")]
    [InlineData("repair {0} --pad")]
    public void An_image_in_use_comes_with_advice(string command)
    {
        string path = _directory["owned.img"];
        using WasiMemoryProvider owner = WasiMemoryProvider.Open(path).Value;
        Run.Tool([.. command.Split(' ').Select(part => string.Format(System.Globalization.CultureInfo.InvariantCulture, part, path, _directory["new"]))])
            .Rejected(3, "Close the program that has it open");
    }

    public void Dispose() => _directory.Dispose();
}
