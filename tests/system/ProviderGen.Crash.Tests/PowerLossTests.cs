using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ProviderGen.Providers.TestSupport;

namespace ProviderGen.Crash.Tests;

/// <summary>
/// A disk that is gone from one moment to the next, with all that had not reached it: ext4 can be told to forget what it
/// has not written. Mounting it again is the restart.
/// </summary>
[Collection(nameof(MountedDisks))]
public sealed partial class PowerLossTests
{
    private const int Page = 65_536;

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void What_was_flushed_is_there_after_a_loss_of_power(int flushes)
    {
        using MountedDisk disk = MountedDisk.Of("ext4", 16_384, files: 64);
        Directory.CreateDirectory(disk["fresh"]);
        string path = disk["fresh/a.img"];
        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value)
        {
            for (int flush = 0; flush < flushes; flush++)
            {
                provider.Grow(1).ThrowIfError();
                provider.Write(flush * Page, Bytes(flush + 1)).ThrowIfError();
                provider.Flush().ThrowIfError();
            }

            provider.Grow(2).ThrowIfError();
            provider.Write((flushes + 1) * Page, Bytes(99)).ThrowIfError();
            LosePower(disk);
        }

        disk.Unmount();
        disk.Mount();

        using WasiMemoryProvider reopened = WasiMemoryProvider.Open(path).Value;
        Assert.InRange(reopened.Pages, flushes, flushes + 2);
        for (int flush = 0; flush < flushes; flush++)
        {
            byte[] page = new byte[Page];
            reopened.Read(flush * Page, page).ThrowIfError();
            Assert.Equal(Bytes(flush + 1), page);
        }
    }

    /// <summary>Nothing but fsync is called, so it has to find what was stored through the mapping.</summary>
    [SkippableFact]
    public void What_was_stored_into_a_mapping_and_flushed_is_there_after_a_loss_of_power()
    {
        using MountedDisk disk = MountedDisk.Of("ext4", 16_384, files: 64);
        string path = disk["a.img"];
        using (MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(path).Value)
        {
            provider.Grow(2).ThrowIfError();
            provider.Write(0, Bytes(1)).ThrowIfError();
            provider.Flush().ThrowIfError();
            provider.Write(0, Bytes(2)).ThrowIfError();
            provider.Flush().ThrowIfError();
            provider.Write(100, (byte)3).ThrowIfError();
            provider.Flush().ThrowIfError();
            provider.Write(200, (byte)4).ThrowIfError();
            LosePower(disk);
        }

        disk.Unmount();
        disk.Mount();

        byte[] expected = Bytes(2);
        expected[100] = 3;
        byte[] page = new byte[Page];
        using WasiMemoryProvider reopened = WasiMemoryProvider.Open(path).Value;
        Assert.Equal(2, reopened.Pages);
        reopened.Read(0, page).ThrowIfError();
        Assert.Equal(expected, page);
        Assert.Equal(0, reopened.Read<byte>(Page).Value);
    }

    /// <summary>Were it there without a flush, the test above would show nothing.</summary>
    [SkippableFact]
    public void What_was_not_flushed_is_gone_after_a_loss_of_power()
    {
        using MountedDisk disk = MountedDisk.Of("ext4", 16_384, files: 64);
        string path = disk["a.img"];
        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value)
        {
            provider.Grow(1).ThrowIfError();
            provider.Write(0, Bytes(1)).ThrowIfError();
            LosePower(disk);
        }

        disk.Unmount();
        disk.Mount();

        Assert.False(File.Exists(path));
    }

    [SkippableFact]
    public void A_flush_to_a_disk_that_is_gone_fails_and_latches()
    {
        using MountedDisk disk = MountedDisk.Of("ext4", 16_384, files: 64);
        string path = disk["a.img"];
        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value)
        {
            provider.Grow(1).ThrowIfError();
            provider.Write(0, Bytes(1)).ThrowIfError();
            provider.Flush().ThrowIfError();
            provider.Write(0, Bytes(2)).ThrowIfError();
            LosePower(disk);

            var failed = Assert.IsType<MemoryError.ProviderError>(provider.Flush().Error);

            Assert.Equal(ProviderErrorReason.Backing, failed.Reason);
            Assert.IsAssignableFrom<IOException>(failed.Cause);
            Assert.Contains(path, failed.Message, StringComparison.Ordinal);
            foreach (MemoryError? later in new[] { provider.Flush().Error, provider.Write(0, 1).Error, provider.Grow(1).Error })
                Assert.Equal(ProviderErrorReason.Latched, Assert.IsType<MemoryError.ProviderError>(later).Reason);
        }

        disk.Unmount();
        disk.Mount();

        using WasiMemoryProvider reopened = WasiMemoryProvider.Open(path).Value;
        Assert.Equal((1, (byte)1), (reopened.Pages, reopened.Read<byte>(Page - 1).Value));
        Assert.True(reopened.Write(0, Bytes(3)).IsOk);
        Assert.True(reopened.Flush().IsOk);
    }

    private static byte[] Bytes(int value) => [.. Enumerable.Repeat((byte)value, Page)];

    private static void LosePower(MountedDisk disk)
    {
        const nuint shutdown = 0x8004587D; // EXT4_IOC_SHUTDOWN
        uint withoutWritingTheLog = 2;
        using SafeFileHandle directory = Open(disk.Root, 0);
        int result = Ioctl(directory, shutdown, ref withoutWritingTheLog);
        Skip.If(result != 0, "ext4 cannot be shut down here: " + Marshal.GetLastPInvokeErrorMessage());
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Ioctl(SafeFileHandle file, nuint request, ref uint argument);
}
