using System.Buffers;

namespace ProviderGen.TestProviders.KnownBad;

// Providers that are wrong about opening, flushing, rejecting and ending.

/// <summary>Rounds a length that does not fit.</summary>
internal sealed class RoundsTheLengthDown(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError? Opening()
    {
        Bytes = Store.Length / PageSize * PageSize;
        return null;
    }
}

/// <summary>Pads a backing that does not fit, without being asked.</summary>
internal sealed class PadsBeforeItRejects(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError? Opening()
    {
        MemoryError? error = base.Opening();
        while (Store.Length % PageSize != 0)
            Store.Bytes[Store.Length++] = 0;
        return error;
    }
}

/// <summary>Forgets what was behind a failure.</summary>
internal sealed class LosesTheCause(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError Failure(string message, Exception cause) => Error(message, ProviderErrorReason.Backing);
}

/// <summary>Lets the backing's exception out.</summary>
internal sealed class LetsReadFailuresEscape(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override MemoryResult Read(long offset, Span<byte> destination)
        => base.Read(offset, destination) is { Error: MemoryError.ProviderError { Cause: { } cause } } ? throw cause : base.Read(offset, destination);
}

/// <summary>Goes on after a flush that failed.</summary>
internal sealed class FlushDoesNotLatch(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override MemoryResult Flush()
    {
        MemoryResult result = base.Flush();
        IsLatched = false;
        return result;
    }
}

/// <summary>Takes a flush that failed for one that did not.</summary>
internal sealed class FlushLies(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override MemoryResult Flush()
    {
        MemoryResult result = base.Flush();
        return result.Error is MemoryError.ProviderError { Reason: ProviderErrorReason.Backing } && !Store.IsNameless ? MemoryResult.Ok : result;
    }
}

/// <summary>Does not let itself be read after a flush that failed.</summary>
internal sealed class LatchesReadsToo(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override MemoryResult Read(long offset, Span<byte> destination)
        => IsLatched && !IsDisposed && !Store.IsNameless ? Error("latched", ProviderErrorReason.Latched) : base.Read(offset, destination);
}

/// <summary>Falls over when it is used after disposal.</summary>
internal sealed class CrashesAfterDisposal(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override MemoryResult Read(long offset, Span<byte> destination)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return base.Read(offset, destination);
    }
}

/// <summary>Still has a size after disposal.</summary>
internal sealed class KeepsItsSizeAfterDisposal(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override long Size => IsDisposed ? Store.Length : base.Size;
}

/// <summary>Minds being disposed twice.</summary>
internal sealed class ThrowsWhenDisposedTwice(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override void Dispose()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        base.Dispose();
    }
}

/// <summary>Judges the range before it says that it has been disposed.</summary>
internal sealed class JudgesArgumentsOfTheDisposed(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override MemoryResult Read(long offset, Span<byte> destination)
        => IsDisposed && offset != 0 ? new MemoryError.OutOfBounds(offset, destination.Length, 0) : base.Read(offset, destination);
}

/// <summary>Leaves a mark in the backing when it is disposed.</summary>
internal sealed class LeavesATrailer(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override void Release()
    {
        base.Release();
        if (Store.Length == 37 * PageSize && Store.Bytes[Store.Length] != 1)
            Store.Bytes[Store.Length++] = 1;
    }
}

/// <summary>Lets everybody in.</summary>
internal sealed class HasManyOwners(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override MemoryError? Opening()
    {
        Store.IsOwned = false;
        return base.Opening();
    }
}

/// <summary>Remains the owner when it is disposed.</summary>
internal sealed class NeverLetsGo(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override void Release()
    {
    }
}

/// <summary>Flushes what nobody will find.</summary>
internal sealed class FlushesWhatIsLost(Shelf shelf) : HandWrittenProvider(shelf)
{
    protected override bool NameIsLost => false;
}

/// <summary>Is read-only, but does not reject what would have changed nothing.</summary>
internal sealed class ReadOnlyAllowsEmptyWrites(Shelf shelf, bool readOnly) : HandWrittenProvider(shelf, readOnly)
{
    public override MemoryResult Write(long offset, ReadOnlySpan<byte> source)
        => source.IsEmpty && IsReadOnly && !IsDisposed ? Read(offset, []) : base.Write(offset, source);
}

/// <summary>Is read-only and writes all the same.</summary>
internal sealed class ReadOnlyWrites(Shelf shelf, bool readOnly) : HandWrittenProvider(shelf)
{
    public override bool IsReadOnly => readOnly;
}

/// <summary>Gives its memory back while somebody looks at it.</summary>
internal sealed class ReleasesUnderAVisitor(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override void Dispose()
    {
        base.Dispose();
        if (Store.Length == 4 * PageSize)
            Array.Clear(Store.Bytes);
    }
}

/// <summary>Swallows what a callback throws.</summary>
internal sealed class SwallowsCallbackExceptions(Shelf shelf) : HandWrittenProvider(shelf)
{
    public override MemoryResult ReadInPlace<TState>(long offset, long length, TState state, ReadOnlySpanAction<byte, TState> action)
    {
        try
        {
            return base.ReadInPlace(offset, length, state, action);
        }
        catch (Exception exception)
        {
            return Failure("the callback failed", exception);
        }
    }
}
