using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;

namespace ProviderGen.Crash.Tests;

/// <summary>A file whose length others change while a provider is open on it.</summary>
public sealed class ForeignLengthTests : IDisposable
{
    private const int Page = 65_536;
    private readonly TempDirectory _directory = new();

    [SkippableTheory]
    [InlineData(Page)]
    [InlineData((2 * Page) - 10)]
    [InlineData(0)]
    public void A_read_past_the_end_of_a_file_that_was_cut_is_an_error_that_tells_both_ends(int length)
    {
        Tool.RequireLinux();
        string path = NewImage(2);
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        RawFile.SetLength(path, length);

        foreach (long offset in new[] { Math.Max(0, length - 100L), length })
        {
            var error = Assert.IsType<MemoryError.ProviderError>(provider.Read(offset, new byte[(2 * Page) - offset]).Error);
            Assert.Equal(ProviderErrorReason.Backing, error.Reason);
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.Contains($" {length} or before, expected {2 * Page} ", error.Message, StringComparison.Ordinal);
        }

        // What is left can still be read, and nothing has come back or gone.
        byte[] left = new byte[length];
        Assert.True(provider.Read(0, left).IsOk);
        Assert.Equal(-1, left.AsSpan().IndexOfAnyExcept((byte)7));
        Assert.Equal(length, new FileInfo(path).Length);
    }

    [SkippableFact]
    public void What_others_append_is_not_part_of_the_image_and_stays_where_it_is()
    {
        Tool.RequireLinux();
        string path = NewImage(2);
        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value)
        {
            RawFile.SetLength(path, 3 * Page);

            Assert.IsType<MemoryError.OutOfBounds>(provider.Read(2 * Page, new byte[1]).Error);
            Assert.IsType<MemoryError.OutOfBounds>(provider.Write(2 * Page, new byte[1]).Error);
            Assert.False(provider.Grow(1).IsOk);
            Assert.True(provider.Write((2 * Page) - 1, (byte)8).IsOk);
            Assert.True(provider.Flush().IsOk);
            Assert.Equal(2, provider.Pages);
        }

        using WasiMemoryProvider reopened = WasiMemoryProvider.Open(path).Value;
        Assert.Equal((3, (byte)8, (byte)0), (reopened.Pages, reopened.Read<byte>((2 * Page) - 1).Value, reopened.Read<byte>(2 * Page).Value));
    }

    [SkippableFact]
    public void A_file_that_gets_its_length_back_can_be_used_and_grown_again()
    {
        Tool.RequireLinux();
        string path = NewImage(2);
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        RawFile.SetLength(path, 5 * Page);
        Assert.False(provider.Grow(1).IsOk);
        RawFile.SetLength(path, 2 * Page);

        Assert.Equal(2, provider.Grow(1).Value);
        Assert.Equal((7, 0), (provider.Read<byte>((2 * Page) - 1).Value, provider.Read<byte>(2 * Page).Value));
        Assert.True(provider.Flush().IsOk);
    }

    /// <summary>An access is one system call, so a write does not ask for the length; growth and reopening do.</summary>
    [SkippableFact]
    public void A_write_past_the_end_of_a_file_that_was_cut_keeps_the_bytes_but_does_not_hide_the_cut()
    {
        Tool.RequireLinux();
        string path = NewImage(3);
        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value)
        {
            RawFile.SetLength(path, Page);

            Assert.True(provider.Write((2 * Page) - 8, 0x1234_5678_9ABC_DEF0).IsOk);

            Assert.Equal(0x1234_5678_9ABC_DEF0, provider.Read<long>((2 * Page) - 8).Value);
            Assert.Equal(7, provider.Read<byte>(Page - 1).Value);
            Assert.Equal(ProviderErrorReason.LengthChanged, Assert.IsType<MemoryError.ProviderError>(provider.Grow(1).Error).Reason);
        }

        using WasiMemoryProvider reopened = WasiMemoryProvider.Open(path).Value;
        Assert.Equal((2, 0x1234_5678_9ABC_DEF0), (reopened.Pages, reopened.Read<long>((2 * Page) - 8).Value));
    }

    /// <summary>A flush was reported as a success although what it should have made durable had been cut off.</summary>
    [SkippableTheory]
    [InlineData(0, true)]
    [InlineData(Page, false)]
    [InlineData((2 * Page) - 1, true)]
    public void A_flush_of_a_file_that_was_cut_is_no_success(int length, bool locked)
    {
        Tool.RequireLinux();
        string path = NewImage(2);
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { Lock = locked }).Value;
        provider.Write((2 * Page) - 1, (byte)8).ThrowIfError();
        RawFile.SetLength(path, length);

        var error = Assert.IsType<MemoryError.ProviderError>(provider.Flush().Error);

        Assert.Equal(ProviderErrorReason.Backing, error.Reason);
        Assert.Contains($" {length} bytes long, expected {2 * Page}", error.Message, StringComparison.Ordinal);
        Assert.Equal(ProviderErrorReason.Latched, Assert.IsType<MemoryError.ProviderError>(provider.Flush().Error).Reason);
        Assert.Equal(length, new FileInfo(path).Length);
    }

    public void Dispose() => _directory.Dispose();

    private string NewImage(int pages) => _directory.FileOf([.. Enumerable.Repeat((byte)7, pages * Page)]);
}
