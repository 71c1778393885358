using ProviderGen.Cli.Images;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>
/// A file system that gives wrong answers about the holes of an image costs time, or the success of a copy; it makes no image look
/// like another one.
/// </summary>
public sealed class HoleAnswerTests : IDisposable
{
    private const long Pages = 40;
    private const long Size = Pages * Support.Images.Page;
    private readonly TempDirectory _directory = new();

    private static readonly Dictionary<string, Func<long, MemoryResult<DataRange>>> Lies = new()
    {
        ["no data"] = _ => new DataRange(Size, 0),
        ["too late"] = offset => offset < Size - Support.Images.Page ? new DataRange(Size - Support.Images.Page, Support.Images.Page) : new DataRange(Size, 0),
        ["before the offset"] = offset => new DataRange(offset - Support.Images.Page, Support.Images.Page),
        ["beyond the end"] = _ => new DataRange(Size + Support.Images.Page, Support.Images.Page),
        ["at the last byte there could be"] = _ => new DataRange(long.MaxValue, long.MaxValue),
        ["negative"] = offset => new DataRange(offset, -Support.Images.Page),
        ["empty before the end"] = offset => new DataRange(offset, 0),
    };

    public static TheoryData<string> All => [.. Lies.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void What_verifies_compares_or_hashes_reads_all_bytes(string lie)
    {
        using HeapMemoryProvider memory = Filled();
        using var empty = new HeapMemoryProvider();
        empty.Grow(Pages).ThrowIfError();
        using var image = new LyingImage(memory, Lies[lie]);

        Assert.Equal(0, ImageCopy.FirstDifference(image, empty, Ignore));
        Assert.Equal(HashList.Of(memory, Ignore), HashList.Of(image, Ignore));
        Assert.Equal(Pages, HashList.Of(image, Ignore).Count());
        var difference = new ImageDifference();
        Assert.Equal(Pages, difference.Ranges(image, empty, Ignore).Count());
        Assert.Equal(Pages, difference.Pages);
        Assert.Equal([(Pages, true)], PageScan.Runs(image, empty, Ignore).Select(run => (run.Count, run.Differs)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_copy_is_right_or_found_to_be_wrong(string lie)
    {
        using HeapMemoryProvider memory = Filled();
        using var image = new LyingImage(memory, Lies[lie]);
        using var copy = new HeapMemoryProvider();
        copy.Grow(Pages).ThrowIfError();
        using var guarded = new LyingImage(copy, Lies["no data"]);

        ImageCopy.Write(image, guarded, Ignore);

        bool isRight = ImageCopy.FirstDifference(memory, copy, Ignore) is null;
        Assert.Equal(isRight, ImageCopy.FirstDifference(image, guarded, Ignore) is null);
        Assert.Equal(lie is not ("no data" or "too late"), isRight);
    }

    [SkippableFact]
    public void A_file_system_that_hides_all_data_fails_the_copy_and_changes_no_hash()
    {
        string path = _directory.FileOf("x.img", Bytes());
        string zeros = _directory.FileOf("zeros.img", new byte[Size]);
        Run.Tool("verify", path, "--record", _directory["list"]).Succeeded();

        UnderLies(path, "copy", path, _directory["y.img"]).Rejected(ExitCodes.Failed, "Page 0 of ");
        Assert.Contains("the page is a hole, and it is none", UnderLies(path, "export", path, _directory["snapshot"]).Errors, StringComparison.Ordinal);
        Assert.Equal(["list", "x.img", "zeros.img"], Names());
        Assert.Equal(Sha256.OfFile(path), (string?)UnderLies(path, "info", path, "--json").Succeeded().Json()["sha256"]);
        UnderLies(path, "verify", path, "--against", _directory["list"]).Succeeded();
        Assert.Equal(ExitCodes.Differs, UnderLies(path, "diff", path, zeros, "--limit", "1").ExitCode);
        Assert.Equal(Pages, (long?)UnderLies(path, "map", path, "--reference", zeros, "--json").Succeeded().Json()["differ"]);
    }

    public void Dispose() => _directory.Dispose();

    private string[] Names() => [.. _directory.Names().Where(name => name != "log")];

    /// <summary>The tool, for which the system finds no data in a file.</summary>
    private Outcome UnderLies(string path, params string[] arguments)
    {
        Run.Require("strace", "-o", "/dev/null", "true");
        return Run.Other(
            ["strace", "-f", "-o", _directory["log"], "-P", path, "-e", "trace=lseek", "-e", "inject=lseek:error=ENXIO", .. Run.Installed, .. arguments]);
    }

    private static HeapMemoryProvider Filled() => HeapMemoryProvider.FromImage(Bytes()).Value;

    // Every page differs from the one before it, and none of its bytes is zero.
    private static byte[] Bytes() => [.. Enumerable.Range(0, (int)Size).Select(at => (byte)((at / Support.Images.Page) + 1))];

    private static void Ignore(long bytes)
    {
    }

    /// <summary>Shows the bytes of another provider, and says what it likes about its holes.</summary>
    private sealed class LyingImage(IMemoryProvider memory, Func<long, MemoryResult<DataRange>> answer) : ISparseMemoryProvider
    {
        public int PageSize => memory.PageSize;

        public long Pages => memory.Pages;

        public long Size => memory.Size;

        public bool IsReadOnly => memory.IsReadOnly;

        public MemoryResult<DataRange> NextData(long offset) => answer(offset);

        public MemoryResult<long> Grow(long pages) => memory.Grow(pages);

        public MemoryResult Read(long offset, Span<byte> destination) => memory.Read(offset, destination);

        public MemoryResult Write(long offset, ReadOnlySpan<byte> source) => memory.Write(offset, source);

        public void Dispose()
        {
        }
    }
}
