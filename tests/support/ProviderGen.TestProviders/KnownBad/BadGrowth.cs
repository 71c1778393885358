namespace ProviderGen.TestProviders.KnownBad;

// Providers that grow in the wrong way.

/// <summary>Leaves in fresh pages what was in the buffer.</summary>
internal sealed class GrowsWithoutZeros(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override void Extend(long newSize)
    {
        Store.Faults?.Enter(FaultPoint.Grow);
        Store.Length = Bytes = newSize;
    }
}

/// <summary>Answers in bytes what was asked in pages.</summary>
internal sealed class GrowReturnsBytes(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override MemoryResult<long> Grow(long pages)
        => base.Grow(pages).TryGetValue(out long previous, out MemoryError? error) ? previous * PageSize : error;
}

/// <summary>Answers with the new count.</summary>
internal sealed class GrowReturnsTheNewCount(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override MemoryResult<long> Grow(long pages)
        => base.Grow(pages).TryGetValue(out _, out MemoryError? error) ? Pages : error;
}

/// <summary>Fails whenever it has to grow.</summary>
internal sealed class NeverGrows(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override void Extend(long newSize) => throw new InjectedFaultException(FaultPoint.Grow);
}

/// <summary>Takes a negative count for nothing to do.</summary>
internal sealed class AcceptsNegativeGrowth(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override MemoryResult<long> Grow(long pages) => base.Grow(Math.Max(pages, 0));
}

/// <summary>Turns pages into bytes in a multiplication that wraps around.</summary>
internal sealed class GrowthWrapsAround(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError? RejectionOfGrowth(long pages)
        => pages >= 0 && unchecked(Bytes + (pages * PageSize)) is >= 0 and <= Shelf.MaxPages * Shelf.PageBytes && Store.Length == Bytes
            ? null
            : base.RejectionOfGrowth(pages);

    protected override void Extend(long newSize)
    {
        if (newSize > Bytes)
            base.Extend(newSize);
    }
}

/// <summary>Has a limit and does not look at it.</summary>
internal sealed class IgnoresItsLimit(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError? RejectionOfGrowth(long pages)
    {
        if (pages != Shelf.MaxPages)
            return base.RejectionOfGrowth(pages);
        Store.Bytes = [.. Store.Bytes, .. new byte[Shelf.MaxPages * PageSize]];
        return null;
    }
}

/// <summary>Counts the pages before it has them.</summary>
internal sealed class CountsPagesThatFailed(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override void Extend(long newSize)
    {
        try
        {
            base.Extend(newSize);
        }
        catch (InjectedFaultException)
        {
            Bytes = newSize;
            throw;
        }
    }
}

/// <summary>Takes the remainder of its own failed growth for somebody else's, for ever.</summary>
internal sealed class StumblesOverItsOwnRemainder(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override void Extend(long newSize)
    {
        try
        {
            base.Extend(newSize);
        }
        catch (InjectedFaultException)
        {
            Store.Length = newSize;
            throw;
        }
    }
}

/// <summary>Sets the length it computed, whatever the backing has become meanwhile.</summary>
internal sealed class TruncatesToAStaleLength(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError? RejectionOfGrowth(long pages)
    {
        long actual = Store.Length;
        Store.Length = Bytes;
        MemoryError? rejection = base.RejectionOfGrowth(pages);
        if (rejection is not null)
            Store.Length = actual;
        return rejection;
    }
}

/// <summary>Moves its memory when it grows.</summary>
internal sealed class MovesWhenItGrows(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override void Extend(long newSize)
    {
        base.Extend(newSize);
        byte[] old = Store.Bytes;
        Store.Bytes = [.. old];
        Array.Clear(old);
    }
}
