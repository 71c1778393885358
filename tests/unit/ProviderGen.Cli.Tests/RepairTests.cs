using ProviderGen.Cli.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>A torn file becomes whole pages when somebody asks for it, and the original stays.</summary>
public sealed class RepairTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly byte[] _torn = new byte[100_001];

    public RepairTests() => new Random(1).NextBytes(_torn);

    [Fact]
    public void Without_a_request_nothing_happens()
    {
        string path = _directory.FileOf("torn.img", _torn);

        Outcome outcome = Run.Tool("repair", path);

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("1 page and 34,465 bytes", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("adds 31,071 zero bytes", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"{_torn[65_536..].Count(b => b != 0):N0} of them not zero", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(_torn, File.ReadAllBytes(path));
        Assert.Equal(["torn.img"], _directory.Names());
    }

    [Fact]
    public void Padding_fills_the_last_page_with_zeros()
    {
        string path = _directory.FileOf("torn.img", _torn);

        Run.Tool("repair", path, "--pad").Succeeded();

        Assert.Equal([.. _torn, .. new byte[31_071]], File.ReadAllBytes(path));
        Assert.Equal(_torn, File.ReadAllBytes(path + ".bak"));
        Assert.Equal(["torn.img", "torn.img.bak"], _directory.Names());
        Run.Tool("verify", path).Succeeded();
    }

    [Fact]
    public void Trimming_cuts_off_what_is_not_a_page()
    {
        string path = _directory.FileOf("torn.img", _torn);

        Run.Tool("repair", path, "--trim", "--backup", _directory["original"]).Succeeded();

        Assert.Equal(_torn[..65_536], File.ReadAllBytes(path));
        Assert.Equal(_torn, File.ReadAllBytes(_directory["original"]));
        Assert.Equal(["original", "torn.img"], _directory.Names());
    }

    [Fact]
    public void What_is_whole_is_left_alone()
    {
        string path = _directory.Fixture("a-empty.img");
        Assert.Contains("nothing to repair", Run.Tool("repair", path, "--pad").Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(["a-empty.img"], _directory.Names());
    }

    [Fact]
    public void The_original_stays_in_its_directory()
    {
        string path = _directory.FileOf("torn.img", _torn);
        string other = Directory.CreateDirectory(_directory["other"]).FullName;

        Run.Tool("repair", path, "--pad", "--backup", Path.Combine(other, "original")).Rejected(2, "is not in the directory of");

        Assert.Equal(_torn, File.ReadAllBytes(path));
        Assert.Equal(["other", "torn.img"], _directory.Names());
        Assert.Empty(Directory.GetFileSystemEntries(other));
    }

    [Fact]
    public void The_original_behind_a_link_from_another_directory_stays_beside_the_image()
    {
        string path = _directory.FileOf("torn.img", _torn);
        string link = Path.Combine(Directory.CreateDirectory(_directory["other"]).FullName, "link.img");
        File.CreateSymbolicLink(link, path);

        Run.Tool("repair", link, "--pad").Succeeded();

        Assert.Equal(_torn, File.ReadAllBytes(path + ".bak"));
        Assert.Equal(["other", "torn.img", "torn.img.bak"], _directory.Names());
    }

    [Theory]
    [InlineData("torn.img.bak")]
    [InlineData("torn.img.bak.partial")]
    public void Nothing_is_overwritten(string existing)
    {
        string path = _directory.FileOf("torn.img", _torn);
        _directory.FileOf(existing, [7]);

        Run.Tool("repair", path, "--pad").Rejected(2, "exists already");

        Assert.Equal(_torn, File.ReadAllBytes(path));
        Assert.Equal([7], File.ReadAllBytes(_directory[existing]));
    }

    [Fact]
    public void An_interruption_leaves_the_original_alone()
    {
        string path = _directory.FileOf("torn.img", _torn);
        Run.Tool(new CancellationToken(canceled: true), "repair", path, "--pad").Rejected(130, "interrupted");
        Assert.Equal(_torn, File.ReadAllBytes(path));
        Assert.Equal(["torn.img"], _directory.Names());
    }

    [Fact]
    public void A_link_stays_one_and_the_mode_stays_the_same()
    {
        string path = _directory.FileOf("torn.img", _torn);
        File.CreateSymbolicLink(_directory["link.img"], path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Run.Tool("repair", _directory["link.img"], "--trim").Succeeded();

        Assert.Equal(path, new FileInfo(_directory["link.img"]).LinkTarget);
        Assert.Equal(65_536, new FileInfo(path).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, File.GetUnixFileMode(path));
    }

    public void Dispose() => _directory.Dispose();
}
