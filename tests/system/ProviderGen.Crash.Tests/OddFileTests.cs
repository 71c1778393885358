using ProviderGen.CrashTesting;
using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;

namespace ProviderGen.Crash.Tests;

/// <summary>Paths that lead to something else than a plain file of ordinary size.</summary>
public sealed class OddFileTests : IDisposable
{
    private const int Page = 65_536;
    private const long Tebibyte = 1L << 40;
    private readonly TempDirectory _directory = new();

    [SkippableFact]
    public void A_sparse_file_of_a_tebibyte_opens_at_once_and_is_read_written_and_grown_at_its_end()
    {
        Tool.RequireLinux();
        string path = _directory.FileOf([]);
        RawFile.SetLength(path, Tebibyte);
        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value)
        {
            Assert.Equal((1L << 24, Tebibyte), (provider.Pages, provider.Size));
            Assert.Equal(0, provider.Read<long>(Tebibyte - 8).Value);
            Assert.IsType<MemoryError.OutOfBounds>(provider.Read(Tebibyte - 7, new byte[8]).Error);
            provider.Write(Tebibyte - 8, 0x0BAD_CAFEL).ThrowIfError();
            Assert.Equal(1L << 24, provider.Grow(2).Value);
            provider.Write(Tebibyte + (2 * Page) - 4, 42).ThrowIfError();
            Assert.True(provider.Flush().IsOk);
        }

        Assert.InRange(RawFile.AllocatedBytes(path), 1, 1 << 20);
        using WasiMemoryProvider reopened = WasiMemoryProvider.Open(path).Value;
        Assert.Equal((1L << 24) + 2, reopened.Pages);
        Assert.Equal((0x0BAD_CAFEL, 42), (reopened.Read<long>(Tebibyte - 8).Value, reopened.Read<int>(Tebibyte + (2 * Page) - 4).Value));
    }

    [SkippableFact]
    public void A_tebibyte_and_one_byte_is_rejected_and_left_as_it_is()
    {
        Tool.RequireLinux();
        string path = _directory.FileOf([]);
        RawFile.SetLength(path, Tebibyte + 1);

        MemoryError.ProviderError error = ErrorOf(path, new FileMemoryProviderOptions());

        Assert.Equal(ProviderErrorReason.NotAligned, error.Reason);
        Assert.Contains($" {Tebibyte + 1} bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(Tebibyte + 1, new FileInfo(path).Length);
    }

    [SkippableTheory]
    [InlineData("file.img/a.img", "Could not find a part of the path")]
    [InlineData("loop.img", "symbolic link")]
    [InlineData("long", "too long")]
    public void A_path_that_leads_nowhere_is_an_error_that_names_it_and_says_why(string name, string why)
    {
        Tool.RequireLinux();
        File.WriteAllBytes(_directory["file.img"], [1, 2, 3]);
        File.CreateSymbolicLink(_directory["loop.img"], "loop-back.img");
        File.CreateSymbolicLink(_directory["loop-back.img"], "loop.img");
        string path = _directory[name == "long" ? new string('x', 256) : name];

        foreach (FileOpenMode mode in Enum.GetValues<FileOpenMode>().Where(mode => name != "loop.img" || mode != FileOpenMode.CreateNew))
        {
            MemoryError.ProviderError error = ErrorOf(path, new FileMemoryProviderOptions { Mode = mode });
            Assert.Equal(ProviderErrorReason.Backing, error.Reason);
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.Contains(why, error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(3, Directory.GetFileSystemEntries(_directory.Root).Length);
        Assert.Equal(3, new FileInfo(_directory["file.img"]).Length);
    }

    /// <summary>What the system resolves comes back as bytes, and has to be the same name again.</summary>
    [SkippableTheory]
    [InlineData("ü")] // Composed; the next one is decomposed, which is another directory.
    [InlineData("u\u0308")]
    [InlineData("数据 🗄")]
    [InlineData("a\nb")]
    public void A_directory_beyond_ASCII_is_synced_through_a_link_to_it(string name)
    {
        Tool.RequireLinux();
        Directory.CreateDirectory(_directory[name]);
        Directory.CreateSymbolicLink(_directory["link-" + name], name);
        string path = Path.Combine(_directory["link-" + name], name + ".img");

        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        provider.Grow(1).ThrowIfError();
        MemoryResult flushed = provider.Flush();

        Assert.True(flushed.IsOk, flushed.ToString());
        Assert.Equal(Page, new FileInfo(Path.Combine(_directory[name], name + ".img")).Length);
    }

    /// <summary>A device passed for an empty image, and a pipe opened for reading waited for whoever might write to it.</summary>
    [SkippableTheory]
    [InlineData("/dev/null", false)]
    [InlineData("/dev/null", true)]
    [InlineData("pipe", false)]
    [InlineData("pipe", true)]
    public void What_is_no_file_is_rejected_by_name_and_without_waiting(string what, bool readOnly)
    {
        Tool.RequireLinux();
        string path = what == "pipe" ? _directory.NewPath() : what;
        if (what == "pipe")
            ChildProcess.OutputOf("mkfifo", path);

        MemoryError.ProviderError error = ErrorOf(path, new FileMemoryProviderOptions { ReadOnly = readOnly, Lock = what == "pipe" });

        Assert.Equal(ProviderErrorReason.Backing, error.Reason);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("not a file", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    private static MemoryError.ProviderError ErrorOf(string path, FileMemoryProviderOptions options)
        => Assert.IsType<MemoryError.ProviderError>(WasiMemoryProvider.Open(path, options).Error);
}
