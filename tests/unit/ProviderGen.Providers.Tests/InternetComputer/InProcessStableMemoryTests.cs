namespace ProviderGen.Providers.Tests.InternetComputer;

/// <summary>The stand-in behaves as the system does that it stands in for.</summary>
public class InProcessStableMemoryTests
{
    private const int Page = MemoryProviderAttribute.DefaultPageSize;

    [Fact]
    public void Growing_returns_the_pages_before_and_adds_zeros()
    {
        var memory = new InProcessStableMemory();
        byte[] read = [1, 2, 3];

        Assert.Equal(0, memory.Stable64Size());
        Assert.Equal(0, memory.Stable64Grow(2));
        Assert.Equal(2, memory.Stable64Grow(1));
        Assert.Equal(3, memory.Stable64Size());
        Assert.Equal(3, memory.Stable64Grow(0));
        memory.Stable64Read((3 * Page) - 3, read);
        Assert.Equal([0, 0, 0], read);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)] // 2^64 - 1, as the number is unsigned where it comes from.
    [InlineData(long.MinValue)]
    public void Growing_beyond_the_limit_returns_minus_one_and_changes_nothing(long pages)
    {
        var memory = new InProcessStableMemory(pageLimit: 10);
        memory.Stable64Grow(2);

        Assert.Equal(-1, memory.Stable64Grow(pages));
        Assert.Equal(2, memory.Stable64Size());
        Assert.Equal(2, memory.Stable64Grow(8));
        Assert.Equal(-1, memory.Stable64Grow(1));
    }

    [Theory]
    [InlineData(Page, 1)]
    [InlineData(Page - 1, 2)]
    [InlineData(Page + 1, 0)]
    [InlineData(-1, 0)]
    [InlineData(-1, 1)]
    [InlineData(long.MinValue, 8)]
    [InlineData(long.MaxValue, 8)]
    public void Access_out_of_bounds_traps_and_changes_nothing(long offset, int length)
    {
        var memory = new InProcessStableMemory();
        memory.Stable64Grow(1);
        byte[] buffer = [.. Enumerable.Repeat((byte)7, length)];
        byte[] all = new byte[Page];

        StableMemoryTrapException trap = Assert.Throws<StableMemoryTrapException>(() => memory.Stable64Read(offset, buffer));
        Assert.Throws<StableMemoryTrapException>(() => memory.Stable64Write(offset, buffer));

        Assert.Contains("out of bounds", trap.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(buffer, value => value != 7);
        memory.Stable64Read(0, all);
        Assert.DoesNotContain(all, value => value != 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Page)]
    public void Access_of_no_length_up_to_the_end_does_not_trap(long offset)
    {
        var memory = new InProcessStableMemory();
        memory.Stable64Grow(1);

        memory.Stable64Read(offset, []);
        memory.Stable64Write(offset, []);
        Assert.Equal(1, memory.Stable64Size());
    }

    [Fact]
    public void A_memory_of_the_size_of_a_canister_takes_up_only_what_was_written()
    {
        var memory = new InProcessStableMemory();
        long before = GC.GetAllocatedBytesForCurrentThread();
        memory.Stable64Grow(InProcessStableMemory.CanisterPageLimit);
        long last = (InProcessStableMemory.CanisterPageLimit * Page) - 1;

        memory.Stable64Write(last - 1, [1, 2]);

        byte[] read = new byte[3];
        memory.Stable64Read(last - 2, read);
        Assert.Equal([0, 1, 2], read);
        Assert.Equal(-1, memory.Stable64Grow(1));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 1 << 20);
    }

    [Fact]
    public void A_write_across_pages_is_read_back_in_one_piece()
    {
        var memory = new InProcessStableMemory();
        memory.Stable64Grow(3);
        byte[] bytes = new byte[Page + 20];
        Random.Shared.NextBytes(bytes);
        byte[] read = new byte[bytes.Length];

        memory.Stable64Write(Page - 10, bytes);
        memory.Stable64Read(Page - 10, read);

        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData((long.MaxValue / Page) + 1)]
    public void A_limit_that_cannot_be_is_an_argument_out_of_range(long limit)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new InProcessStableMemory(limit));
}
