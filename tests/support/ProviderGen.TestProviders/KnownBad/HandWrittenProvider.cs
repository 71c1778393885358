using System.Buffers;

namespace ProviderGen.TestProviders.KnownBad;

/// <summary>
/// A provider written by hand that keeps the contract. The known-bad ones break it in one place each, by overriding a step.
/// </summary>
internal class HandWrittenProvider(Shelf shelf, bool readOnly = false) : IDurableMemoryProvider, IMutableAddressableMemoryProvider
{
    private bool _disposed;
    private int _visitors;

    public int PageSize => Shelf.PageBytes;

    public virtual long Pages => Bytes / PageSize;

    public virtual long Size => Bytes;

    public virtual bool IsReadOnly => readOnly;

    protected Shelf Store => shelf;

    protected bool IsDisposed => _disposed;

    protected bool IsLatched { get; set; }

    /// <summary>Bytes in use; 0 once disposed.</summary>
    protected long Bytes { get; set; }

    public static MemoryResult<IMemoryProvider> Open(Func<Shelf, HandWrittenProvider> create, Shelf shelf)
    {
        HandWrittenProvider provider = create(shelf);
        MemoryError? error = provider.Opening();
        return error is null ? (MemoryResult<IMemoryProvider>)provider : error;
    }

    public virtual MemoryResult<long> Grow(long pages)
    {
        if (RejectionOfChange(isNothing: pages == 0) is { } rejection)
            return rejection;
        if (pages == 0)
            return Pages;
        if (RejectionOfGrowth(pages) is { } impossible)
            return impossible;
        try
        {
            long previous = Pages;
            Extend(Bytes + (pages * PageSize));
            return previous;
        }
        catch (InjectedFaultException exception)
        {
            return Failure("growing failed", exception);
        }
    }

    public virtual MemoryResult Read(long offset, Span<byte> destination)
    {
        if (_disposed)
            return Error("disposed", ProviderErrorReason.Disposed);
        if (RejectionOfAccess(offset, destination.Length, destination) is { } rejection)
            return rejection;
        if (destination.IsEmpty)
            return MemoryResult.Ok;
        try
        {
            shelf.Faults?.Enter(FaultPoint.Read);
            CopyOut(offset, destination);
            return MemoryResult.Ok;
        }
        catch (InjectedFaultException exception)
        {
            return Failure("reading failed", exception);
        }
    }

    public virtual MemoryResult Write(long offset, ReadOnlySpan<byte> source)
    {
        if (RejectionOfChange(isNothing: false) is { } rejected)
            return rejected;
        if (RejectionOfAccess(offset, source.Length, default) is { } rejection)
            return rejection;
        if (source.IsEmpty)
            return MemoryResult.Ok;
        try
        {
            shelf.Faults?.Enter(FaultPoint.Write);
            CopyIn(offset, source);
            return MemoryResult.Ok;
        }
        catch (InjectedFaultException exception)
        {
            return Failure("writing failed", exception);
        }
    }

    public virtual MemoryResult Flush()
    {
        if (RejectionOfChange(isNothing: true) is { } rejection)
            return rejection;
        try
        {
            shelf.Faults?.Enter(FaultPoint.Flush);
            if (NameIsLost)
                throw new InjectedFaultException(FaultPoint.Flush);
            return MemoryResult.Ok;
        }
        catch (InjectedFaultException exception)
        {
            IsLatched = true;
            return Failure("flushing failed", exception);
        }
    }

    public virtual MemoryResult ReadInPlace<TState>(long offset, long length, TState state, ReadOnlySpanAction<byte, TState> action)
        => Visit(offset, length, action is null, Rejection(), span => action!(span, state));

    public virtual MemoryResult WriteInPlace<TState>(long offset, long length, TState state, SpanAction<byte, TState> action)
        => Visit(offset, length, action is null, RejectionOfChange(isNothing: false), span => action!(span, state));

    public virtual void Dispose()
    {
        _disposed = true;
        Bytes = 0;
        if (_visitors == 0)
            Release();
    }

    protected virtual bool NameIsLost => shelf.IsNameless;

    protected virtual MemoryError? Opening()
    {
        if (shelf.Length % PageSize != 0)
            return Error($"shelf: {shelf.Length} bytes, pages of {PageSize}", ProviderErrorReason.NotAligned);
        if (shelf.Length > Shelf.MaxPages * PageSize)
            return Error($"shelf: {shelf.Length} bytes, pages of {PageSize}", ProviderErrorReason.LimitExceeded);
        if (shelf.IsOwned)
            return Error("shelf has an owner", ProviderErrorReason.Backing);
        shelf.IsOwned = true;
        Bytes = shelf.Length;
        return null;
    }

    protected virtual MemoryError? RejectionOfChange(bool isNothing)
        => Rejection() ?? (IsLatched ? Error("latched", ProviderErrorReason.Latched)
            : readOnly && !isNothing ? Error("read-only", ProviderErrorReason.ReadOnly) : null);

    protected virtual MemoryError? RejectionOfGrowth(long pages)
    {
        if (pages < 0)
            return Error("negative", ProviderErrorReason.InvalidArgument);
        if (pages > Shelf.MaxPages - Pages)
            return Error("too many", ProviderErrorReason.LimitExceeded);
        return shelf.Length != Bytes ? Error("somebody else changed the length", ProviderErrorReason.LengthChanged) : null;
    }

    protected virtual MemoryError? RejectionOfAccess(long offset, long length, Span<byte> destination)
        => offset < 0 || length < 0 || length > Bytes - offset ? new MemoryError.OutOfBounds(offset, length, Bytes) : null;

    protected virtual void Extend(long newSize)
    {
        shelf.Faults?.Enter(FaultPoint.Grow);
        shelf.Bytes.AsSpan((int)Bytes, (int)(newSize - Bytes)).Clear();
        shelf.Length = Bytes = newSize;
    }

    protected virtual void CopyOut(long offset, Span<byte> destination)
        => shelf.Bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);

    protected virtual void CopyIn(long offset, ReadOnlySpan<byte> source)
        => source.CopyTo(shelf.Bytes.AsSpan((int)offset, source.Length));

    protected virtual void Release() => shelf.IsOwned = false;

    protected virtual MemoryError Failure(string message, Exception cause)
        => new MemoryError.ProviderError(message, ProviderErrorReason.Backing, cause);

    protected static MemoryError Error(string message, ProviderErrorReason reason) => new MemoryError.ProviderError(message, reason);

    private MemoryError? Rejection() => _disposed ? Error("disposed", ProviderErrorReason.Disposed) : null;

    private delegate void SpanVisitor(Span<byte> span);

    private MemoryResult Visit(long offset, long length, bool isNull, MemoryError? rejection, SpanVisitor visitor)
    {
        if (rejection is not null)
            return rejection;
        if (isNull)
            return Error("no callback", ProviderErrorReason.InvalidArgument);
        if (RejectionOfAccess(offset, length, default) is { } outside)
            return outside;
        _visitors++;
        try
        {
            if (length > 0)
                visitor(shelf.Bytes.AsSpan((int)offset, (int)length));
            return MemoryResult.Ok;
        }
        finally
        {
            if (--_visitors == 0 && _disposed)
                Release();
        }
    }
}
