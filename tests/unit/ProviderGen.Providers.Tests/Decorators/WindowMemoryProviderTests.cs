using ProviderGen.Providers.Tests.Support;

namespace ProviderGen.Providers.Tests.Decorators;

/// <summary>Windows: what lies outside can neither be read nor written.</summary>
public class WindowMemoryProviderTests
{
    private const int Page = 65_536;

    [Fact]
    public void Byte_0_is_the_first_byte_of_the_first_page_and_nothing_outside_is_touched()
    {
        using var inner = new HeapMemoryProvider();
        inner.Grow(5).ThrowIfError();
        byte[] border = new byte[5 * Page];
        Array.Fill(border, (byte)1);
        inner.Write(0, border).ThrowIfError();

        using (WindowMemoryProvider window = WindowMemoryProvider.Open(inner, 1, 3, leaveOpen: true).Value)
        {
            Assert.Equal((3, 3L * Page), (window.Pages, window.Size));
            window.Write(0, new byte[3 * Page]).ThrowIfError();
            Assert.IsType<MemoryError.OutOfBounds>(window.Write((3 * Page) - 1, new byte[2]).Error);
            foreach (long offset in new[] { -1, -Page, 3 * Page, long.MaxValue, long.MaxValue - Page, long.MinValue })
                Assert.IsType<MemoryError.OutOfBounds>(window.Read(offset, new byte[1]).Error);
        }

        inner.Read(0, border).ThrowIfError();
        Assert.Equal([Page, 3 * Page], [border.AsSpan().IndexOf((byte)0), border.AsSpan().Count((byte)0)]);
        Assert.Equal(4 * Page, border.AsSpan().LastIndexOf((byte)0) + 1);
    }

    [Fact]
    public void A_window_of_so_many_pages_does_not_grow()
    {
        using var inner = new HeapMemoryProvider();
        inner.Grow(2).ThrowIfError();
        using WindowMemoryProvider window = WindowMemoryProvider.Open(inner, 0, 2, leaveOpen: true).Value;

        var error = Assert.IsType<MemoryError.ProviderError>(window.Grow(1).Error);

        Assert.Equal(ProviderErrorReason.LimitExceeded, error.Reason);
        Assert.Contains("a fixed size of 2 pages", error.Message, StringComparison.Ordinal);
        Assert.Equal((2, 2), (window.Pages, inner.Pages));
        Assert.Equal(2, window.Grow(0).Value);
    }

    [Fact]
    public void A_window_to_the_end_grows_the_inner_provider()
    {
        using var inner = new HeapMemoryProvider();
        inner.Grow(2).ThrowIfError();
        using WindowMemoryProvider window = WindowMemoryProvider.Open(inner, 2, leaveOpen: true).Value;
        Assert.Equal(0, window.Grow(3).Value);
        window.Write(0, [8]).ThrowIfError();
        Assert.Equal(5, inner.Pages);
        Assert.Equal(8, inner.Read<byte>(2 * Page).Value);
    }

    [Fact]
    public void Growth_of_the_inner_provider_by_somebody_else_is_noticed()
    {
        using var inner = new HeapMemoryProvider();
        using WindowMemoryProvider window = WindowMemoryProvider.Open(inner, 0, leaveOpen: true).Value;
        inner.Grow(1).ThrowIfError();
        Assert.Equal(ProviderErrorReason.LengthChanged, Assert.IsType<MemoryError.ProviderError>(window.Grow(1).Error).Reason);
    }

    [Theory]
    [InlineData(-1, 1L)]
    [InlineData(0, -1L)]
    [InlineData(0, 4L)]
    [InlineData(3, 1L)]
    [InlineData(4, 0L)]
    [InlineData(1, long.MaxValue)]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(long.MinValue, 1L)]
    [InlineData(-1, null)]
    [InlineData(4, null)]
    [InlineData(long.MinValue, null)]
    public void A_window_that_is_not_inside_is_rejected(long firstPage, long? pages)
    {
        using var inner = new HeapMemoryProvider();
        inner.Grow(3).ThrowIfError();

        MemoryResult<WindowMemoryProvider> opened
            = pages is { } count ? WindowMemoryProvider.Open(inner, firstPage, count) : WindowMemoryProvider.Open(inner, firstPage);

        var error = Assert.IsType<MemoryError.ProviderError>(opened.Error);
        Assert.Equal(ProviderErrorReason.InvalidArgument, error.Reason);
        Assert.Contains("which has 3 pages", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, inner.Pages);
    }

    [Fact]
    public void A_flush_reaches_the_inner_provider()
    {
        var inner = new RecordedMemoryProvider(2);
        using WindowMemoryProvider window = WindowMemoryProvider.Open(inner, 1, 1).Value;
        inner.Calls.Clear();
        window.Flush().ThrowIfError();
        Assert.True(window.IsDurable);
        Assert.Equal(["flush"], inner.Calls);
    }
}
