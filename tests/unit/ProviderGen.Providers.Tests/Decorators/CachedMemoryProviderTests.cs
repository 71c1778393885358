using ProviderGen.Providers.Tests.Support;

namespace ProviderGen.Providers.Tests.Decorators;

/// <summary>What a cache asks of the provider it is before, and when.</summary>
public class CachedMemoryProviderTests
{
    private const int Page = 65_536;

    [Fact]
    public void A_page_is_read_once()
    {
        (CachedMemoryProvider cache, RecordedMemoryProvider inner) = Cache(pages: 3);
        using (cache)
        {
            for (int offset = 0; offset < 10; offset++)
                cache.Read(Page + offset, new byte[8]).ThrowIfError();
            Assert.Equal(["read 1+1"], inner.Calls);
        }
    }

    [Fact]
    public void Fresh_pages_are_zero_without_being_read_or_written()
    {
        (CachedMemoryProvider cache, RecordedMemoryProvider inner) = Cache(pages: 0);
        using (cache)
        {
            cache.Grow(3).ThrowIfError();
            byte[] bytes = new byte[3 * Page];
            Array.Fill(bytes, (byte)1);
            cache.Read(0, bytes).ThrowIfError();

            Assert.False(bytes.AsSpan().ContainsAnyExcept((byte)0));
            cache.Write(2 * Page, [7]).ThrowIfError();
            cache.Flush().ThrowIfError();
            Assert.Equal(["grow 0+3", "write 2+1", "flush"], inner.Calls);
        }
    }

    [Fact]
    public void A_page_that_was_fresh_is_read_again_after_it_was_written_back_and_evicted()
    {
        (CachedMemoryProvider cache, _) = Cache(pages: 0, new() { CapacityPages = 1 });
        using (cache)
        {
            cache.Grow(3).ThrowIfError();
            for (byte page = 0; page < 3; page++)
                cache.Write(page * Page, [(byte)(page + 1)]).ThrowIfError();
            for (byte page = 0; page < 3; page++)
                Assert.Equal(page + 1, cache.Read<byte>(page * Page).Value);
        }
    }

    [Fact]
    public void Reads_in_sequence_are_read_ahead_further_and_further()
    {
        (CachedMemoryProvider cache, RecordedMemoryProvider inner) = Cache(pages: 20);
        using (cache)
        {
            for (int page = 0; page < 20; page++)
                cache.Read(page * Page, new byte[1]).ThrowIfError();
            Assert.Equal(["read 0+1", "read 1+2", "read 3+4", "read 7+8", "read 15+5"], inner.Calls);
        }
    }

    [Fact]
    public void Reads_here_and_there_bring_one_page_each_and_a_long_read_brings_all_of_its_pages()
    {
        (CachedMemoryProvider cache, RecordedMemoryProvider inner) = Cache(pages: 20);
        using (cache)
        {
            foreach (int page in new[] { 9, 3, 15 })
                cache.Read(page * Page, new byte[1]).ThrowIfError();
            cache.Read(4 * Page, new byte[4 * Page]).ThrowIfError();
            Assert.Equal(["read 9+1", "read 3+1", "read 15+1", "read 4+4"], inner.Calls);
        }
    }

    [Fact]
    public void Adjacent_pages_go_back_in_one_call_and_the_flush_comes_last()
    {
        (CachedMemoryProvider cache, RecordedMemoryProvider inner) = Cache(pages: 12);
        using (cache)
        {
            foreach (int page in new[] { 8, 2, 1, 3, 9 })
                cache.Write(page * Page, new byte[Page]).ThrowIfError();
            Assert.Empty(inner.Calls); // Pages that are replaced are not read.
            cache.Flush().ThrowIfError();
            cache.Flush().ThrowIfError();
            Assert.Equal(["write 1+3", "write 8+2", "flush", "flush"], inner.Calls);
        }
    }

    [Fact]
    public void A_run_is_no_longer_than_a_mebibyte()
    {
        (CachedMemoryProvider cache, RecordedMemoryProvider inner) = Cache(pages: 20);
        using (cache)
        {
            cache.Write(0, new byte[20 * Page]).ThrowIfError();
            cache.Flush().ThrowIfError();
            Assert.Equal(["write 0+16", "write 16+4", "flush"], inner.Calls);
        }
    }

    [Fact]
    public void Half_of_the_pages_at_the_most_wait_to_be_written_back()
    {
        (CachedMemoryProvider cache, RecordedMemoryProvider inner) = Cache(pages: 9, new() { CapacityPages = 4 });
        using (cache)
        {
            for (int page = 0; page < 5; page++)
                cache.Write(page * Page, new byte[Page]).ThrowIfError();
            Assert.Equal(["write 0+2", "write 2+2"], inner.Calls);
        }
    }

    [Fact]
    public void The_page_used_least_recently_makes_room()
    {
        (CachedMemoryProvider cache, RecordedMemoryProvider inner) = Cache(pages: 9, new() { CapacityPages = 2 });
        using (cache)
        {
            foreach (int page in new[] { 0, 5, 0, 7, 0, 5 })
                cache.Read(page * Page, new byte[1]).ThrowIfError();
            Assert.Equal(["read 0+1", "read 5+1", "read 7+1", "read 5+1"], inner.Calls);
        }
    }

    [Fact]
    public void Reading_never_writes()
    {
        (CachedMemoryProvider cache, RecordedMemoryProvider inner) = Cache(pages: 3, new() { CapacityPages = 1 });
        using (cache)
        {
            cache.Write(0, [1]).ThrowIfError();
            inner.Calls.Clear();
            Assert.Equal(0, cache.Read<byte>(Page).Value);
            Assert.Equal(1, cache.Read<byte>(0).Value);
            Assert.Equal([$"read 1 bytes at {Page}"], inner.Calls);
        }
    }

    [Fact]
    public void Disposal_writes_back_without_flushing_and_disposes_the_inner_provider()
    {
        (CachedMemoryProvider cache, RecordedMemoryProvider inner) = Cache(pages: 1);
        cache.Write(0, new byte[Page]).ThrowIfError();
        cache.Dispose();
        Assert.Equal(["write 0+1"], inner.Calls);
        Assert.True(inner.IsDisposed);
    }

    [Fact]
    public void The_inner_provider_stays_open_if_wanted()
    {
        (CachedMemoryProvider cache, RecordedMemoryProvider inner) = Cache(pages: 1, new() { LeaveOpen = true });
        cache.Write(0, [9]).ThrowIfError();
        cache.Dispose();
        Assert.Equal(9, inner.Read<byte>(0).Value);
    }

    [Fact]
    public void It_is_durable_if_the_inner_provider_is()
    {
        using CachedMemoryProvider onHeap = CachedMemoryProvider.Open(new HeapMemoryProvider()).Value;
        using CachedMemoryProvider recorded = CachedMemoryProvider.Open(new RecordedMemoryProvider()).Value;
        Assert.False(onHeap.IsDurable);
        Assert.True(onHeap.Flush().IsOk);
        Assert.True(recorded.IsDurable);
    }

    [Fact]
    public void A_capacity_of_no_pages_and_a_negative_read_ahead_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CachedMemoryProviderOptions { CapacityPages = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CachedMemoryProviderOptions { ReadAheadPages = -1 });
    }

    private static (CachedMemoryProvider Cache, RecordedMemoryProvider Inner) Cache(long pages, CachedMemoryProviderOptions? options = null)
    {
        var inner = new RecordedMemoryProvider(pages);
        CachedMemoryProvider cache = CachedMemoryProvider.Open(inner, options ?? new()).Value;
        inner.Calls.Clear();
        return (cache, inner);
    }
}
