namespace ProviderGen.Tests;

/// <summary>A primitive that rejects to grow leaves nothing behind, so whatever is found afterwards is somebody else's.</summary>
public class GrowthRejectionTests
{
    [Fact]
    public void What_a_stranger_adds_while_a_growth_is_rejected_is_not_taken_for_a_remainder()
    {
        using RejectingProvider provider = RejectingProvider.Open().Value;

        Assert.False(provider.Grow(2).IsOk);
        var error = Assert.IsType<MemoryError.ProviderError>(provider.Grow(1).Error);

        Assert.Equal(ProviderErrorReason.LengthChanged, error.Reason);
    }
}

[MemoryProvider(PageSize = 4)]
public sealed partial class RejectingProvider
{
    private byte[] _bytes = [];

    private RejectingProvider()
    {
    }

    private long LengthCore() => _bytes.Length;

    private void GrowCore(long oldLength, long newLength)
    {
        _bytes = new byte[oldLength + 4];
        throw new MemoryException(new MemoryError.ProviderError("not now"));
    }

    private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);
}

/// <summary>Zeroing that stops half-way leaves a remainder, also when it is SpanCore that misbehaves.</summary>
public class StarvedZeroingTests
{
    [Fact]
    public void Growing_goes_on_after_a_run_that_was_impossible()
    {
        using var provider = new StarvingProvider { IsStarving = true };

        Assert.Contains("SpanCore", provider.Grow(2).Error?.Message, StringComparison.Ordinal);
        provider.IsStarving = false;

        Assert.Equal(0, provider.Grow(1).Value);
        Assert.Equal(0, provider.Read<int>(0).Value);
    }
}

[MemoryProvider(PageSize = 4, StartsEmpty = true)]
public sealed partial class StarvingProvider
{
    private byte[] _bytes = [];

    public bool IsStarving { get; set; }

    private long LengthCore() => _bytes.Length;

    private void GrowCore(long oldLength, long newLength)
    {
        Array.Resize(ref _bytes, (int)newLength);
        _bytes.AsSpan((int)oldLength).Fill(0xAA);
    }

    private Span<byte> SpanCore(long offset, int length) => IsStarving ? [] : _bytes.AsSpan((int)offset, length);
}
