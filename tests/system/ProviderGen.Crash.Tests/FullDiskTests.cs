using ProviderGen.Providers.TestSupport;

namespace ProviderGen.Crash.Tests;

/// <summary>File systems without space for another byte, or another file.</summary>
[Collection(nameof(MountedDisks))]
public sealed class FullDiskTests
{
    private const int Page = 65_536;
    private const int Disk = 4096;

    [SkippableTheory]
    [InlineData("tmpfs", 0)]
    [InlineData("tmpfs", 8192)]
    [InlineData("ext4", 0)]
    [InlineData("ext4", 8192)]
    public void A_write_on_a_full_disk_is_an_error_and_succeeds_when_there_is_space_again(string kind, int spaceLeft)
    {
        using MountedDisk disk = MountedDisk.Of(kind, Disk, files: 64);
        string path = disk["a.img"];
        byte[] bytes = [.. Enumerable.Repeat((byte)2, 2 * Page)];
        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value)
        {
            provider.Grow(3).ThrowIfError();
            Fill(provider, 0, Page, 1);
            provider.Flush().ThrowIfError();
            string filler = disk.Fill(spaceLeft);

            // The first half of it has its place on the disk, and what lies beyond has none.
            var error = Assert.IsType<MemoryError.ProviderError>(provider.Write(Page / 2, bytes).Error);

            Assert.Equal(ProviderErrorReason.Backing, error.Reason);
            Assert.IsAssignableFrom<IOException>(error.Cause);
            Assert.Contains("No space left", error.Message, StringComparison.Ordinal);
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.Equal((3, 3 * Page), (provider.Pages, new FileInfo(path).Length));
            Holds(provider, 0, Page / 2, 1);
            Holds(provider, (5 * Page) / 2, Page / 2, 0);

            disk.MakeRoom(filler);
            MemoryResult again = provider.Write(Page / 2, bytes);
            Assert.True(again.IsOk, again.ToString());
            Assert.True(provider.Flush().IsOk);
        }

        using WasiMemoryProvider reopened = WasiMemoryProvider.Open(path).Value;
        Assert.Equal(3, reopened.Pages);
        Holds(reopened, 0, Page / 2, 1);
        Holds(reopened, Page / 2, 2 * Page, 2);
        Holds(reopened, (5 * Page) / 2, Page / 2, 0);
    }

    [SkippableTheory]
    [InlineData("tmpfs")]
    [InlineData("ext4")]
    public void Growth_on_a_full_disk_takes_no_space_and_puts_nothing_at_risk(string kind)
    {
        using MountedDisk disk = MountedDisk.Of(kind, Disk, files: 64);
        string path = disk["a.img"];
        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value)
        {
            provider.Grow(1).ThrowIfError();
            Fill(provider, 0, Page, 1);
            provider.Flush().ThrowIfError();
            disk.Fill();

            // A hundred times what the disk holds.
            Assert.Equal(1, provider.Grow(6400).Value);
            Assert.False(provider.Write(Page, 1).IsOk);
            Assert.Equal(0, provider.Read<long>(provider.Size - 8).Value);

            // A failed write leaves no latch, and what has a place on the disk can be written as ever.
            Fill(provider, 0, Page, 3);
            Assert.True(provider.Flush().IsOk);
        }

        using WasiMemoryProvider reopened = WasiMemoryProvider.Open(path).Value;
        Assert.Equal(6401, reopened.Pages);
        Holds(reopened, 0, Page, 3);
        Holds(reopened, Page, Page, 0);
    }

    /// <summary>Growth takes no space, so what a disk rejects is a length that its format cannot express.</summary>
    [SkippableFact]
    public void Growth_beyond_what_the_file_system_can_express_is_an_error_and_changes_nothing()
    {
        using MountedDisk disk = MountedDisk.Of("ext4", Disk, files: 64);
        string path = disk["a.img"];
        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value)
        {
            provider.Grow(1).ThrowIfError();
            Fill(provider, 0, Page, 1);

            // Twice the longest file that there is on ext4.
            var error = Assert.IsType<MemoryError.ProviderError>(provider.Grow((32L << 40) / provider.PageSize).Error);

            Assert.Equal(ProviderErrorReason.Backing, error.Reason);
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.Equal((1, Page), (provider.Pages, new FileInfo(path).Length));
            Assert.Equal(1, provider.Grow(1).Value);
            Assert.True(provider.Flush().IsOk);
        }

        using WasiMemoryProvider reopened = WasiMemoryProvider.Open(path).Value;
        Assert.Equal(2, reopened.Pages);
        Holds(reopened, 0, Page, 1);
    }

    [SkippableTheory]
    [InlineData("tmpfs")]
    [InlineData("ext4")]
    public void A_file_system_without_room_for_another_file_rejects_a_new_one_by_name(string kind)
    {
        using MountedDisk disk = MountedDisk.Of(kind, Disk, files: 16);
        string existing = disk["a.img"];
        WasiMemoryProvider.Open(existing).Value.Dispose();
        for (int i = 0; TryCreate(disk[$"{i}"]);)
            Assert.InRange(++i, 1, 100);

        var error = Assert.IsType<MemoryError.ProviderError>(WasiMemoryProvider.Open(disk["new.img"]).Error);

        Assert.Equal(ProviderErrorReason.Backing, error.Reason);
        Assert.Contains("No space left", error.Message, StringComparison.Ordinal);
        Assert.Contains(disk["new.img"], error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(disk["new.img"]));
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(existing).Value;
        Assert.Equal(0, provider.Grow(1).Value);
        Assert.True(provider.Flush().IsOk);
    }

    private static bool TryCreate(string path)
    {
        try
        {
            File.WriteAllBytes(path, []);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Fill(WasiMemoryProvider provider, long offset, int length, byte value)
        => provider.Write(offset, (byte[])[.. Enumerable.Repeat(value, length)]).ThrowIfError();

    private static void Holds(WasiMemoryProvider provider, long offset, int length, byte value)
    {
        byte[] bytes = new byte[length];
        provider.Read(offset, bytes).ThrowIfError();
        Assert.Equal(-1, bytes.AsSpan().IndexOfAnyExcept(value));
    }
}
