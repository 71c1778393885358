using ProviderGen.Providers;

namespace ProviderGen.Tests.Access;

public class StreamTests
{
    [Fact]
    public void Writing_grows_by_whole_pages()
    {
        using var provider = new SmallPageProvider();
        using MemoryProviderStream stream = provider.AsStream();
        stream.Write("hello"u8);
        Assert.Equal(2, provider.Pages);
        Assert.Equal(5, stream.Position);
        Assert.Equal(8, stream.Length);
        stream.Write([1, 2, 3]);
        Assert.Equal(2, provider.Pages);
        stream.WriteByte(4);
        Assert.Equal(3, provider.Pages);
        stream.Position = 0;
        byte[] all = new byte[12];
        stream.ReadExactly(all);
        Assert.Equal([.. "hello"u8, 1, 2, 3, 4, 0, 0, 0], all);
        Assert.Equal(0, stream.Read(all));
    }

    [Fact]
    public void A_copy_through_the_stream_is_the_image()
    {
        byte[] image = new byte[3 * 65_536];
        new Random(1).NextBytes(image);
        using var heap = new HeapMemoryProvider();
        using (var writing = heap.AsStream())
            new MemoryStream(image).CopyTo(writing);
        using var copy = new MemoryStream();
        using (var reading = heap.AsStream())
            reading.CopyTo(copy);
        Assert.Equal(image, copy.ToArray());
    }

    [Fact]
    public void Writing_past_the_end_leaves_zeros_between()
    {
        using var provider = new SmallPageProvider();
        using MemoryProviderStream stream = provider.AsStream();
        stream.Seek(6, SeekOrigin.Begin);
        stream.Write([9], 0, 1);
        Assert.Equal(2, provider.Pages);
        byte[] all = new byte[8];
        stream.Position = 0;
        Assert.Equal(8, stream.Read(all, 0, 8));
        Assert.Equal([0, 0, 0, 0, 0, 0, 9, 0], all);
    }

    [Fact]
    public void Seeking_is_relative_to_begin_position_and_end()
    {
        using var provider = new SmallPageProvider();
        provider.Grow(2).ThrowIfError();
        using MemoryProviderStream stream = provider.AsStream();
        Assert.Equal(3, stream.Seek(3, SeekOrigin.Begin));
        Assert.Equal(5, stream.Seek(2, SeekOrigin.Current));
        Assert.Equal(7, stream.Seek(-1, SeekOrigin.End));
        Assert.Equal(20, stream.Seek(12, SeekOrigin.End));
        Assert.Equal(0, stream.Read(new byte[1]));
        Assert.Throws<IOException>(() => stream.Seek(-1, SeekOrigin.Begin));
        Assert.Throws<IOException>(() => stream.Seek(long.MaxValue, SeekOrigin.End));
        Assert.Throws<IOException>(() => stream.Seek(long.MinValue, SeekOrigin.Begin));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Seek(0, (SeekOrigin)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Position = -1);
        Assert.Equal(20, stream.Position);
    }

    [Fact]
    public void Setting_the_length_grows_and_never_shrinks()
    {
        using var provider = new SmallPageProvider();
        using MemoryProviderStream stream = provider.AsStream();
        stream.SetLength(5);
        Assert.Equal(2, provider.Pages);
        stream.SetLength(8);
        stream.SetLength(5);
        Assert.Equal(2, provider.Pages);
        Assert.Throws<NotSupportedException>(() => stream.SetLength(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.SetLength(-1));
        Assert.Throws<IOException>(() => stream.SetLength(long.MaxValue));
        Assert.Equal(2, provider.Pages);
    }

    [Fact]
    public void Rejections_are_thrown_with_the_error_inside_and_change_nothing()
    {
        using var provider = new SmallPageProvider();
        using MemoryProviderStream stream = provider.AsStream();
        var thrown = Assert.Throws<IOException>(() => stream.Write(new byte[33]));
        var inner = Assert.IsType<MemoryException>(thrown.InnerException);
        Assert.Equal(ProviderErrorReason.LimitExceeded, Assert.IsType<MemoryError.ProviderError>(inner.Error).Reason);
        Assert.Equal((0, 0), (provider.Pages, stream.Position));

        stream.Position = long.MaxValue;
        Assert.Throws<IOException>(() => stream.WriteByte(1));

        stream.Position = 0;
        stream.WriteByte(1);
        provider.FailsToRead = true;
        stream.Position = 0;
        Assert.Throws<IOException>(() => stream.Read(new byte[1]));
        Assert.Equal(0, stream.Position);
    }

    [Fact]
    public void A_provider_disposed_meanwhile_is_not_taken_for_the_end()
    {
        var provider = new SmallPageProvider();
        provider.Grow(1).ThrowIfError();
        using MemoryProviderStream stream = provider.AsStream();
        provider.Dispose();
        Assert.Throws<IOException>(() => stream.Read(new byte[1]));
        Assert.Throws<IOException>(() => stream.Write(new byte[1]));
    }

    [Fact]
    public void Only_flush_to_disk_flushes_the_provider()
    {
        using var provider = new SmallPageProvider();
        using MemoryProviderStream stream = provider.AsStream();
        stream.Flush();
        stream.Flush(flushToDisk: false);
        Assert.Equal(0, provider.Flushes);
        stream.Flush(flushToDisk: true);
        Assert.Equal(1, provider.Flushes);
    }

    [Fact]
    public void Disposing_closes_the_provider_only_when_told_to()
    {
        var provider = new SmallPageProvider();
        var first = provider.AsStream();
        first.Dispose();
        Assert.False(provider.IsReleased);
        Assert.False(first.CanRead || first.CanSeek || first.CanWrite);
        Assert.Throws<ObjectDisposedException>(() => first.Length);
        Assert.Throws<ObjectDisposedException>(() => first.Position);
        Assert.Throws<ObjectDisposedException>(() => first.Read(new byte[1]));
        Assert.Throws<ObjectDisposedException>(() => first.Write(new byte[1]));
        Assert.Throws<ObjectDisposedException>(() => first.SetLength(4));
        Assert.Throws<ObjectDisposedException>(() => first.Flush());
        provider.AsStream(leaveOpen: false).Dispose();
        Assert.True(provider.IsReleased);
    }

    [Fact]
    public void A_stream_needs_a_provider()
        => Assert.Throws<ArgumentNullException>(() => ((IMemoryProvider)null!).AsStream());
}
