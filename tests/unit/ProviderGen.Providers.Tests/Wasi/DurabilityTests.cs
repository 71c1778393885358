using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;

namespace ProviderGen.Providers.Tests.Wasi;

public sealed class DurabilityTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [SkippableTheory]
    [InlineData("deleted")]
    [InlineData("replaced")]
    [InlineData("moved")]
    public void The_first_flush_of_a_file_that_has_lost_its_name_fails_and_latches(string fate)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux tells whether a path still names an open file.");
        string path = _directory.NewPath();
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        provider.Grow(1).ThrowIfError();
        provider.Write(0, 42).ThrowIfError();
        Suffer(path, fate);

        var failed = Assert.IsType<MemoryError.ProviderError>(provider.Flush().Error);
        var latched = Assert.IsType<MemoryError.ProviderError>(provider.Write(0, 43).Error);

        Assert.Equal(ProviderErrorReason.Backing, failed.Reason);
        Assert.Contains(path, failed.Message, StringComparison.Ordinal);
        Assert.Equal(ProviderErrorReason.Latched, latched.Reason);
        Assert.Equal(ProviderErrorReason.Latched, Assert.IsType<MemoryError.ProviderError>(provider.Grow(1).Error).Reason);
        Assert.Equal(42, provider.Read<int>(0).Value);
    }

    [SkippableFact]
    public void A_file_that_was_already_there_is_checked_at_its_first_flush_too()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux tells whether a path still names an open file.");
        string path = _directory.FileOf(new byte[65_536]);
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        File.Delete(path);

        Assert.False(provider.Flush().IsOk);
    }

    [SkippableFact]
    public void Reopening_ends_the_latch()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux tells whether a path still names an open file.");
        string path = _directory.NewPath();
        string elsewhere = _directory.NewPath();
        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value)
        {
            provider.Grow(1).ThrowIfError();
            File.Move(path, elsewhere);
            Assert.False(provider.Flush().IsOk);
        }

        using WasiMemoryProvider reopened = WasiMemoryProvider.Open(elsewhere).Value;
        Assert.True(reopened.Write(0, 1).IsOk);
        Assert.True(reopened.Flush().IsOk);
    }

    [Fact]
    public void Growth_is_sparse()
    {
        string path = _directory.NewPath();
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        provider.Grow(16_384).ThrowIfError();
        provider.Write(512 << 20, 1).ThrowIfError();
        provider.Grow(16_384).ThrowIfError();
        provider.Flush().ThrowIfError();

        Assert.Equal(2L << 30, new FileInfo(path).Length);
        Assert.InRange(RawFile.AllocatedBytes(path), 0, 1 << 20);
    }

    [Fact]
    public void Disposal_and_flush_leave_the_bytes_of_the_image_and_nothing_else()
    {
        string path = _directory.NewPath();
        byte[] bytes = new byte[2 * 65_536];
        Random.Shared.NextBytes(bytes);
        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value)
        {
            provider.Grow(2).ThrowIfError();
            provider.Write(0, bytes).ThrowIfError();
            provider.Flush().ThrowIfError();
        }

        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    public void Dispose() => _directory.Dispose();

    private void Suffer(string path, string fate)
    {
        switch (fate)
        {
            case "deleted":
                File.Delete(path);
                break;
            case "moved":
                File.Move(path, _directory.NewPath());
                break;
            default:
                string other = _directory.FileOf(new byte[65_536]);
                File.Move(other, path, overwrite: true);
                break;
        }
    }
}
