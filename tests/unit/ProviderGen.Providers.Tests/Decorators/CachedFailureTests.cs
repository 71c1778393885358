using ProviderGen.Testing;

namespace ProviderGen.Providers.Tests.Decorators;

/// <summary>A cache before a provider that fails, and before a disk that loses power.</summary>
public class CachedFailureTests
{
    private const int Page = 65_536;

    [Fact]
    public void A_write_back_that_fails_keeps_the_page_and_latches()
    {
        using FaultyMemoryProvider inner = new();
        using CachedMemoryProvider cache = Dirty(inner);
        inner.Faults.Arm(1, FaultPoint.Write, FaultKind.Tear);

        // Needs the room of page 0, which cannot be saved.
        var failed = Assert.IsType<MemoryError.ProviderError>(cache.Write(Page, [2]).Error);
        Assert.Equal(ProviderErrorReason.Backing, failed.Reason);
        Assert.Same(inner.Faults.Fired, failed.Cause!.InnerException);

        AssertLatched(cache.Write(0, [3]).Error);
        AssertLatched(cache.Write(0, []).Error);
        AssertLatched(cache.Grow(1).Error);
        AssertLatched(cache.Flush().Error);
        Assert.Equal(1, cache.Read<byte>(0).Value);
        Assert.Equal(0, cache.Read<byte>(2 * Page).Value);
        Assert.Equal(1, cache.Read<byte>(0).Value);
    }

    [Fact]
    public void A_flush_that_cannot_write_back_latches_and_does_not_flush_the_inner_provider()
    {
        using FaultyMemoryProvider inner = new();
        using CachedMemoryProvider cache = Dirty(inner);
        inner.Faults.Arm(1, FaultPoint.Write);
        Assert.False(cache.Flush().IsOk);
        inner.Faults.Arm(1, FaultPoint.Flush);
        AssertLatched(cache.Flush().Error);
        Assert.Null(inner.Faults.Fired);
    }

    [Fact]
    public void Disposal_saves_what_it_can_after_a_failure_that_has_passed()
    {
        FaultyMemoryProvider inner = new();
        CachedMemoryProvider cache = Dirty(inner);
        inner.Faults.Arm(1, FaultPoint.Write, FaultKind.Tear);
        Assert.False(cache.Flush().IsOk);
        cache.Dispose();

        using FaultyMemoryProvider again = FaultyMemoryProvider.Open(inner.Backing).Value;
        Assert.Equal(1, again.Read<byte>(0).Value);
    }

    [Fact]
    public void Disposal_is_silent_when_nothing_can_be_saved()
    {
        FaultyMemoryProvider inner = new();
        CachedMemoryProvider cache = Dirty(inner);
        inner.Faults.Arm(1, FaultPoint.Write, forGood: true);
        cache.Dispose();
        Assert.NotNull(inner.Faults.Fired);
        Assert.False(inner.Backing.IsOwned);
    }

    [Fact]
    public void A_page_that_nobody_asked_for_may_fail_to_be_read()
    {
        using FaultyMemoryProvider inner = new();
        inner.Grow(9).ThrowIfError();
        using CachedMemoryProvider cache = CachedMemoryProvider.Open(inner).Value;
        cache.Read(0, new byte[1]).ThrowIfError();

        inner.Faults.Arm(2, FaultPoint.Read); // The second page of a read ahead.
        Assert.True(cache.Read(Page, new byte[1]).IsOk);
        Assert.NotNull(inner.Faults.Fired);
        Assert.True(cache.Read(2 * Page, new byte[1]).IsOk);
    }

    [Fact]
    public void A_read_that_failed_can_be_repeated()
    {
        using FaultyMemoryProvider inner = new();
        inner.Grow(1).ThrowIfError();
        inner.Write(0, [5]).ThrowIfError();
        using CachedMemoryProvider cache = CachedMemoryProvider.Open(inner).Value;
        inner.Faults.Arm(1, FaultPoint.Read);
        Assert.False(cache.Read(0, new byte[1]).IsOk);
        Assert.Equal(5, cache.Read<byte>(0).Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    public void What_was_flushed_is_there_after_a_crash(int capacityPages)
    {
        var check = new CrashCheck(disk => DiskProvider.Open(disk).TryGetValue(out DiskProvider? inner, out MemoryError? error)
            ? CachedMemoryProvider.Open(inner, new() { CapacityPages = capacityPages }).Value
            : error)
        {
            OutcomesPerCrash = 6,
        };

        CrashReport report = check.Run(crashPoints: 200, seed: 7);

        Assert.True(report.Passed, report.ToString());
    }

    /// <summary>Room for one page, which has yet to be saved.</summary>
    private static CachedMemoryProvider Dirty(FaultyMemoryProvider inner)
    {
        inner.Grow(3).ThrowIfError();
        CachedMemoryProvider cache = CachedMemoryProvider.Open(inner, new() { CapacityPages = 1 }).Value;
        cache.Write(0, [1]).ThrowIfError();
        return cache;
    }

    private static void AssertLatched(MemoryError? error)
        => Assert.Equal(ProviderErrorReason.Latched, Assert.IsType<MemoryError.ProviderError>(error).Reason);
}

/// <summary>A file on a disk that loses power, with the pages of the providers that ship.</summary>
[MemoryProvider(BackingZeroFills = true)]
internal sealed partial class DiskProvider
{
    private readonly SimulatedDisk _disk;

    private DiskProvider(SimulatedDisk disk) => _disk = disk;

    private long LengthCore() => _disk.Length;

    private void GrowCore(long oldLength, long newLength) => _disk.SetLength(newLength);

    private int ReadCore(long offset, Span<byte> destination) => _disk.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _disk.Write(offset, source);

    private void FlushCore()
    {
        _disk.Sync();
        _disk.SyncDirectory();
    }
}
