namespace ProviderGen.Testing.Tests;

/// <summary>The provider that goes wrong on request, as the code under test sees it.</summary>
public sealed class FaultyMemoryProviderTests : IDisposable
{
    private const int Page = 65_536;
    private readonly FaultyMemoryProvider _memory = new();

    private FaultPlan Faults => _memory.Faults;

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Without_faults_it_keeps_every_clause()
    {
        ConformanceReport report = ConformanceSuite.Run(Subject);

        Assert.Empty(report.FailedClauses);
        Assert.Equal([1, 16, 17], report.UnexaminedClauses);
    }

    [Fact]
    public void A_read_that_fails_is_an_error_with_its_cause_and_the_next_one_succeeds()
    {
        Fill(1, 7);
        Faults.Arm(2, FaultPoint.Read);

        Assert.True(_memory.Read(0, new byte[4]).IsOk);
        AssertInjected(_memory.Read(0, new byte[4]).Error);
        Assert.Equal<byte>([7, 7, 7, 7], Bytes(0, 4));
    }

    [Fact]
    public void For_good_ends_when_the_plan_is_disarmed()
    {
        Fill(1, 7);
        Faults.Arm(1, FaultPoint.Write, forGood: true);

        AssertInjected(_memory.Write(0, "one"u8).Error);
        AssertInjected(_memory.Write(0, "two"u8).Error);
        Faults.Disarm();
        Assert.True(_memory.Write(0, "three"u8).IsOk);
        Assert.Equal("three"u8, Bytes(0, 5));
    }

    [Fact]
    public void A_write_that_fails_changes_nothing()
    {
        Fill(1, 7);
        Faults.Arm(1, FaultPoint.Write);

        AssertInjected(_memory.Write(100, "torn"u8).Error);
        Assert.Equal<byte>([7, 7, 7, 7], Bytes(100, 4));
    }

    [Fact]
    public void A_torn_write_leaves_its_first_half()
    {
        Fill(1, 7);
        Faults.Arm(1, FaultPoint.Write, FaultKind.Tear);

        AssertInjected(_memory.Write(100, "torn"u8).Error, FaultKind.Tear);
        Assert.Equal([(byte)'t', (byte)'o', 7, 7], Bytes(100, 4));
    }

    [Fact]
    public void A_torn_read_leaves_the_first_half_in_the_buffer()
    {
        Fill(1, 7);
        Faults.Arm(1, FaultPoint.Read, FaultKind.Tear);
        byte[] buffer = new byte[4];

        AssertInjected(_memory.Read(0, buffer).Error, FaultKind.Tear);
        Assert.Equal([7, 7, 0, 0], buffer);
    }

    [Fact]
    public void Short_reads_go_on_until_the_buffer_is_full()
    {
        Fill(1, 7);
        Faults.Arm(1, FaultPoint.Read, FaultKind.Shorten, forGood: true);

        Assert.Equal<byte>([7, 7, 7, 7, 7, 7, 7, 7], Bytes(0, 8));
        Assert.Equal(4, Faults.Count); // 4 + 2 + 1 + 1 bytes
    }

    [Theory]
    [InlineData(FaultKind.Starve)]
    [InlineData(FaultKind.Overstate)]
    [InlineData(FaultKind.Negate)]
    public void A_read_with_a_wrong_count_is_an_error(FaultKind kind)
    {
        Fill(1, 7);
        Faults.Arm(1, FaultPoint.Read, kind);

        Assert.Equal(ProviderErrorReason.Backing, Assert.IsType<MemoryError.ProviderError>(_memory.Read(0, new byte[4]).Error).Reason);
        Assert.Equal<byte>([7, 7, 7, 7], Bytes(0, 4));
    }

    [Fact]
    public void A_delayed_write_waits_before_it_has_any_effect()
    {
        Fill(1, 7);
        byte[] meanwhile = [];
        Faults.OnDelay = () => meanwhile = _memory.Backing.ToArray()[..4];
        Faults.Arm(1, FaultPoint.Write, FaultKind.Delay);

        Assert.True(_memory.Write(0, "late"u8).IsOk);
        Assert.Equal([7, 7, 7, 7], meanwhile);
        Assert.Equal("late"u8, Bytes(0, 4));
    }

    [Theory]
    [InlineData(FaultPoint.Length)]
    [InlineData(FaultPoint.Grow)]
    [InlineData(FaultPoint.Zero)]
    public void A_growth_that_fails_does_not_count_and_the_next_one_succeeds(FaultPoint point)
    {
        Fill(1, 7);
        Faults.Arm(1, point);

        AssertInjected(_memory.Grow(2).Error);
        Assert.Equal(1, _memory.Pages);
        Assert.Equal(1, _memory.Grow(2).Value);
        Assert.Equal(new byte[2 * Page], Bytes(Page, 2 * Page));
    }

    [Fact]
    public void Zero_filling_that_stops_half_way_leaves_rubbish_to_whoever_reopens_and_zeros_to_the_next_growth()
    {
        Faults.Arm(2, FaultPoint.Zero, FaultKind.Tear);

        AssertInjected(_memory.Grow(3).Error, FaultKind.Tear);
        Assert.Equal(0, _memory.Pages);
        byte[] left = _memory.Backing.ToArray();
        Assert.Equal(3 * Page, left.Length);
        Assert.Equal(Page + (Page / 2), left.AsSpan().IndexOfAnyExcept((byte)0));

        Assert.True(_memory.Grow(3).IsOk);
        Assert.Equal(new byte[3 * Page], Bytes(0, 3 * Page));
    }

    [Fact]
    public void A_torn_extension_may_leave_what_cannot_be_opened()
    {
        Faults.Arm(1, FaultPoint.Grow, FaultKind.Tear);
        AssertInjected(_memory.Grow(1).Error, FaultKind.Tear);
        _memory.Dispose();

        Assert.Equal(Page / 2, _memory.Backing.Length);
        Assert.Equal(ProviderErrorReason.NotAligned, ErrorOfOpening(_memory.Backing).Reason);
    }

    [Fact]
    public void A_flush_that_fails_latches_until_the_backing_is_reopened()
    {
        Fill(1, 7);
        Faults.Arm(1, FaultPoint.Flush);

        AssertInjected(_memory.Flush().Error);
        Assert.Equal(ProviderErrorReason.Latched, Assert.IsType<MemoryError.ProviderError>(_memory.Write(0, "no"u8).Error).Reason);
        _memory.Dispose();
        using FaultyMemoryProvider again = FaultyMemoryProvider.Open(_memory.Backing).ThrowIfError();
        Assert.True(again.Flush().IsOk);
        Assert.True(again.Write(0, "yes"u8).IsOk);
    }

    [Fact]
    public void A_backing_has_one_owner_and_keeps_its_bytes_and_its_plan_when_it_is_reopened()
    {
        Fill(2, 7);
        ErrorOfOpening(_memory.Backing);
        _memory.Dispose();

        using FaultyMemoryProvider again = FaultyMemoryProvider.Open(_memory.Backing).ThrowIfError();
        Assert.Equal(2, again.Pages);
        Assert.Equal(_memory.Backing.ToArray(), Enumerable.Repeat<byte>(7, 2 * Page));
        Assert.Same(Faults, again.Faults);
    }

    [Fact]
    public void Two_providers_can_follow_one_plan()
    {
        using var other = new FaultyMemoryProvider(Faults);
        Faults.Arm(2, FaultPoint.Grow);

        Assert.True(_memory.Grow(1).IsOk);
        AssertInjected(other.Grow(1).Error);
    }

    [Fact]
    public void Its_limit_is_that_of_a_memory_with_offsets_of_32_bits()
        => Assert.Equal(ProviderErrorReason.LimitExceeded, Assert.IsType<MemoryError.ProviderError>(_memory.Grow(65_537).Error).Reason);

    /// <summary>Described so that every clause applies, except those about read-only providers and about bytes in place.</summary>
    private static ProviderSubject Subject => new("faulty", () => new FaultyMemoryProvider())
    {
        MaxPages = 65_536,
        CreateWithFaults = faults => new FaultyMemoryProvider(faults),
        Backing = bytes =>
        {
            var backing = new FaultyBacking(Page);
            backing.Fill(bytes);
            return RawBacking.Of(
                () => FaultyMemoryProvider.Open(backing), backing.ToArray, setLength: backing.SetLength, isExclusive: true, unlink: backing.Unlink);
        },
    };

    private static MemoryError.ProviderError ErrorOfOpening(FaultyBacking backing)
        => Assert.IsType<MemoryError.ProviderError>(FaultyMemoryProvider.Open(backing).Error);

    private void AssertInjected(MemoryError? error, FaultKind kind = FaultKind.Fail)
    {
        var fault = Assert.IsType<InjectedFaultException>(Assert.IsType<MemoryError.ProviderError>(error).Cause);
        Assert.Same(Faults.Fired, fault);
        Assert.Equal(kind, fault.Kind);
    }

    private void Fill(long pages, byte value)
    {
        _memory.Grow(pages).ThrowIfError();
        _memory.Write(0, Enumerable.Repeat(value, (int)pages * Page).ToArray()).ThrowIfError();
    }

    private byte[] Bytes(long offset, int length)
    {
        byte[] bytes = new byte[length];
        _memory.Read(offset, bytes).ThrowIfError();
        return bytes;
    }
}
