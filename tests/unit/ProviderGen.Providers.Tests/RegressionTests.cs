using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;

namespace ProviderGen.Providers.Tests;

/// <summary>Defects that providers of this kind have had elsewhere, and that must not come back.</summary>
public sealed class RegressionTests : IDisposable
{
    private const int Page = 65_536;
    private static readonly FileMemoryProviderOptions Unlocked = new() { Lock = false };
    private readonly TempDirectory _directory = new();

    /// <summary>Nothing ever called fsync, so a commit that had been reported was gone after a power loss.</summary>
    [SkippableFact]
    public void A_flush_syncs_the_file_and_the_first_one_its_directory()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux tells whether a path still names an open file.");
        string path = _directory.NewPath();
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        provider.Grow(1).ThrowIfError();
        Assert.IsAssignableFrom<IDurableMemoryProvider>(provider);

        // A flush that does nothing would not notice that there is no entry left to be made durable.
        File.Delete(path);
        Assert.False(provider.Flush().IsOk);
    }

    /// <summary>Offset plus length was added without a check, so an offset near the largest one panicked or passed for inside.</summary>
    [Theory]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MaxValue, 8)]
    [InlineData(long.MaxValue - 7, 8)]
    [InlineData(long.MinValue, 8)]
    [InlineData(-8, 8)]
    public void An_offset_that_overflows_is_out_of_bounds_in_every_provider(long offset, int length)
    {
        foreach (IMemoryProvider provider in AllProviders())
        {
            using (provider)
            {
                provider.Grow(1).ThrowIfError();
                var read = Assert.IsType<MemoryError.OutOfBounds>(provider.Read(offset, new byte[length]).Error);
                var write = Assert.IsType<MemoryError.OutOfBounds>(provider.Write(offset, new byte[length]).Error);
                Assert.Equal((offset, length, Page), (read.Offset, read.Length, read.Size));
                Assert.Equal((offset, length, Page), (write.Offset, write.Length, write.Size));
            }
        }
    }

    /// <summary>2^48 pages wrapped around to 0 bytes, were reported as success, and left a page count that nothing backed.</summary>
    [Theory]
    [InlineData(1L << 47)]
    [InlineData(1L << 48)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    public void Growth_that_overflows_is_rejected_and_leaves_the_page_count_alone(long pages)
    {
        foreach (IMemoryProvider provider in AllProviders())
        {
            using (provider)
            {
                provider.Grow(1).ThrowIfError();
                Assert.IsType<MemoryError.ProviderError>(provider.Grow(pages).Error);
                Assert.Equal((1, Page), (provider.Pages, provider.Size));
            }
        }
    }

    /// <summary>One provider answered a growth in bytes and the next one in pages, so code that worked on the one corrupted the other.</summary>
    [Fact]
    public void Growth_is_answered_in_pages_by_every_provider()
    {
        foreach (IMemoryProvider provider in AllProviders())
        {
            using (provider)
            {
                Assert.Equal([0, 2, 5, 5], new long[] { 2, 3, 0, 1 }.Select(pages => provider.Grow(pages).Value));
            }
        }
    }

    /// <summary>There was no lock, so two handles on one file each took themselves for its only writer.</summary>
    [Fact]
    public void A_second_handle_on_a_file_is_rejected()
    {
        string path = _directory.NewPath();
        using WasiMemoryProvider first = WasiMemoryProvider.Open(path).Value;

        Assert.False(WasiMemoryProvider.Open(path).IsOk);
    }

    /// <summary>A second handle set the file to the length it remembered, and cut off what the first one had added.</summary>
    [Fact]
    public void Growth_through_a_stale_handle_is_rejected_and_loses_nothing()
    {
        string path = _directory.NewPath();
        using WasiMemoryProvider stale = WasiMemoryProvider.Open(path, Unlocked).Value;
        stale.Grow(1).ThrowIfError();
        using WasiMemoryProvider ahead = WasiMemoryProvider.Open(path, Unlocked).Value;
        ahead.Grow(4).ThrowIfError();
        ahead.Write(4 * Page, 0x0BAD_CAFE).ThrowIfError();

        var error = Assert.IsType<MemoryError.ProviderError>(stale.Grow(1).Error);

        Assert.Equal(ProviderErrorReason.LengthChanged, error.Reason);
        Assert.Equal(5 * Page, new FileInfo(path).Length);
        Assert.Equal(0x0BAD_CAFE, ahead.Read<int>(4 * Page).Value);
    }

    /// <summary>Growth trusted the length it remembered, so a file that had been cut meanwhile came back with zeros in place of data.</summary>
    [SkippableTheory]
    [InlineData(Page)]
    [InlineData(3 * Page)]
    [InlineData((2 * Page) + 1)]
    public void A_length_that_changed_behind_the_providers_back_is_noticed_before_growth(long length)
    {
        Skip.If(OperatingSystem.IsWindows(), "On Windows nobody else can change a file that is owned.");
        string path = _directory.FileOf(new byte[2 * Page]);
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        RawFile.SetLength(path, length);

        var error = Assert.IsType<MemoryError.ProviderError>(provider.Grow(1).Error);

        Assert.Equal(ProviderErrorReason.LengthChanged, error.Reason);
        Assert.Equal(length, new FileInfo(path).Length);
        Assert.Equal(2, provider.Pages);
    }

    /// <summary>Every access moved the position of the file first, so readers at the same time read from each other's place.</summary>
    [Fact]
    public void Readers_at_the_same_time_share_no_file_position()
    {
        byte[] bytes = new byte[4 * Page];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i / Page);
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(_directory.FileOf(bytes)).Value;

        bool[] right = new bool[4];
        Parallel.For(0, 4, page =>
        {
            bool all = true;
            for (int i = 0; i < 2_000; i++)
                all &= provider.Read<byte>((page * Page) + i).Value == page;
            right[page] = all;
        });

        Assert.DoesNotContain(false, right);
    }

    /// <summary>Growth wrote zeros into every new page, so a file of a gigabyte took a gigabyte and as long as writing it.</summary>
    [SkippableFact]
    public void Growth_writes_nothing()
    {
        Skip.If(OperatingSystem.IsWindows(), "Disk usage is measured with du.");
        string path = _directory.NewPath();
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;

        provider.Grow(16_384).ThrowIfError();

        Assert.Equal(1L << 30, provider.Size);
        Assert.InRange(RawFile.AllocatedBytes(path), 0, 1 << 16);
        Assert.Equal(0, provider.Read<long>(provider.Size - 8).Value);
    }

    /// <summary>A torn last page made the file unopenable without a word about why; ours is rejected with all that a repair needs to know.</summary>
    [Fact]
    public void A_torn_last_page_is_rejected_with_length_page_size_and_path_and_nothing_is_lost()
    {
        byte[] bytes = [.. Enumerable.Repeat((byte)1, Page + 17)];
        string path = _directory.FileOf(bytes);

        string message = WasiMemoryProvider.Open(path).Error!.Message;

        Assert.All([$"{Page + 17}", $"{Page}", path], part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    /// <summary>A growth that the system refused ended the process instead of being an error.</summary>
    [Fact]
    public void Growth_that_the_system_rejects_is_an_error_with_its_cause()
    {
        string path = _directory.NewPath();
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        provider.Grow(1).ThrowIfError();

        // The largest count that a long can address in bytes; no file system goes so far.
        var error = Assert.IsType<MemoryError.ProviderError>(provider.Grow((long.MaxValue / Page) - 1).Error);

        Assert.Equal(ProviderErrorReason.Backing, error.Reason);
        Assert.NotNull(error.Cause);
        Assert.Equal((1, Page), (provider.Pages, new FileInfo(path).Length));
        Assert.Equal(1, provider.Grow(1).Value);
    }

    /// <summary>Errors were sentences, so nobody could tell a full disk from a missing directory, or find the exception behind it.</summary>
    [Fact]
    public void An_error_carries_its_reason_and_the_exception_behind_it()
    {
        var missing = Assert.IsType<MemoryError.ProviderError>(WasiMemoryProvider.Open(_directory["missing/a.img"]).Error);
        WasiMemoryProvider disposed = WasiMemoryProvider.Open(_directory.NewPath()).Value;
        disposed.Dispose();

        Assert.IsType<DirectoryNotFoundException>(missing.Cause);
        Assert.Equal(ProviderErrorReason.Backing, missing.Reason);
        Assert.Equal(ProviderErrorReason.Disposed, Assert.IsType<MemoryError.ProviderError>(disposed.Write(0, 1).Error).Reason);
    }

    public void Dispose() => _directory.Dispose();

    private IEnumerable<IMemoryProvider> AllProviders()
    {
        yield return new HeapMemoryProvider();
        yield return IcMemoryProvider.Open(new InProcessStableMemory()).Value;
        yield return WasiMemoryProvider.Open(_directory.NewPath()).Value;
        if (OperatingSystem.IsLinux())
            yield return MappedFileMemoryProvider.Open(_directory.NewPath()).Value;
    }
}
