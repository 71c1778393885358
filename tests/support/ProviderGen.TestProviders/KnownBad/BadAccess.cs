namespace ProviderGen.TestProviders.KnownBad;

// Providers that are wrong about what is inside the image, or about what they transfer.

/// <summary>Adds offset and length without a thought about overflow.</summary>
internal sealed class WrapsAround(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError? RejectionOfAccess(long offset, long length, Span<byte> destination)
        => offset < 0 || length < 0 || unchecked(offset + length) > Bytes ? new MemoryError.OutOfBounds(offset, length, Bytes) : null;

    protected override void CopyOut(long offset, Span<byte> destination)
    {
        if (offset <= Bytes)
            base.CopyOut(offset, destination);
    }

    protected override void CopyIn(long offset, ReadOnlySpan<byte> source)
    {
        if (offset <= Bytes)
            base.CopyIn(offset, source);
    }
}

/// <summary>Allows one byte too many at the end.</summary>
internal sealed class OffByOneAtTheEnd(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError? RejectionOfAccess(long offset, long length, Span<byte> destination)
        => length > 0 && base.RejectionOfAccess(offset, length - 1, destination) is null
            ? null
            : base.RejectionOfAccess(offset, length, destination);
}

/// <summary>Rejects the last byte.</summary>
internal sealed class MissesTheLastByte(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError? RejectionOfAccess(long offset, long length, Span<byte> destination)
        => length > 0 && offset + length == Bytes && length == 1
            ? new MemoryError.OutOfBounds(offset, length, Bytes)
            : base.RejectionOfAccess(offset, length, destination);
}

/// <summary>Takes one short transfer for the whole.</summary>
internal sealed class TakesShortReadsForWhole(Shelf shelf) : HandWrittenProvider(shelf)
{
    // One page at a time is enough only as long as nobody crosses a page border.
    protected override void CopyOut(long offset, Span<byte> destination)
        => base.CopyOut(offset, destination[..(int)Math.Min(destination.Length, PageSize - (offset % PageSize))]);
}

/// <summary>Takes what one transfer can carry for the whole.</summary>
internal sealed class WritesOnlyTheFirstPart(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override void CopyIn(long offset, ReadOnlySpan<byte> source)
        => base.CopyIn(offset, source[..Math.Min(source.Length, 4 * PageSize)]);
}

/// <summary>Copies forwards, byte by byte, over a source that may overlap.</summary>
internal sealed class SmearsOverlaps(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override void CopyIn(long offset, ReadOnlySpan<byte> source)
    {
        for (int i = 0; i < source.Length; i++)
            Store.Bytes[offset + i] = source[i];
    }
}

/// <summary>Thinks that an offset equal to the size is outside even for nothing.</summary>
internal sealed class RejectsNothingAtTheEnd(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError? RejectionOfAccess(long offset, long length, Span<byte> destination)
        => length == 0 && offset == Bytes
            ? new MemoryError.OutOfBounds(offset, length, Bytes)
            : base.RejectionOfAccess(offset, length, destination);
}

/// <summary>Has a shortcut for empty accesses that comes before the check.</summary>
internal sealed class AllowsNothingAnywhere(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError? RejectionOfAccess(long offset, long length, Span<byte> destination)
        => length == 0 ? null : base.RejectionOfAccess(offset, length, destination);
}

/// <summary>Clears the buffer before it looks at the range.</summary>
internal sealed class ClearsTheBufferOfARejectedRead(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError? RejectionOfAccess(long offset, long length, Span<byte> destination)
    {
        MemoryError? rejection = base.RejectionOfAccess(offset, length, destination);
        if (rejection is not null)
            destination.Clear();
        return rejection;
    }
}

/// <summary>Writes what fits before it rejects the rest.</summary>
internal sealed class WritesWhatFits(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override MemoryResult Write(long offset, ReadOnlySpan<byte> source)
    {
        if (!IsDisposed && !IsLatched && offset >= 0 && offset < Bytes && source.Length > Bytes - offset)
            CopyIn(offset, source[..(int)(Bytes - offset)]);
        return base.Write(offset, source);
    }
}

/// <summary>Reports another length than it was asked for.</summary>
internal sealed class ReportsTheWrongLength(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError? RejectionOfAccess(long offset, long length, Span<byte> destination)
        => base.RejectionOfAccess(offset, length, destination) is { } rejection && length > 0
            ? new MemoryError.OutOfBounds(offset, Bytes - offset, Bytes)
            : base.RejectionOfAccess(offset, length, destination);
}

/// <summary>Belongs to the first thread that reads; the others get nothing.</summary>
internal sealed class BelongsToOneThread(Shelf shelf) : HandWrittenProvider(shelf)
{
    private readonly int _thread = Environment.CurrentManagedThreadId;

    public override MemoryResult Read(long offset, Span<byte> destination)
        => Environment.CurrentManagedThreadId == _thread ? base.Read(offset, destination) : Error("wrong thread", ProviderErrorReason.Backing);
}
