namespace ProviderGen.Testing.Tests.Generated;

// Providers that reject every change: by nature, or by how they were opened.

[MemoryProvider(PageSize = 4, ReadOnly = true)]
internal sealed partial class ReadOnlyTransfer
{
    private readonly FaultyBacking _store;

    private ReadOnlyTransfer(FaultyBacking store) => _store = store;

    private long LengthCore() => _store.AskLength();

    private int ReadCore(long offset, Span<byte> destination) => _store.Read(offset, destination);
}

[MemoryProvider(PageSize = 4, ReadOnly = true)]
internal sealed partial class ReadOnlyAddressable
{
    private readonly FaultyBacking _store;

    private ReadOnlyAddressable(FaultyBacking store) => _store = store;

    private long LengthCore() => _store.AskLength();

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    private void FlushCore() => _store.Flush();
}

[MemoryProvider(PageSize = 8)]
internal sealed partial class OptionalTransfer
{
    private readonly FaultyBacking _store;
    private readonly bool _readOnly;

    private OptionalTransfer(FaultyBacking store) => _store = store;

    private OptionalTransfer(FaultyBacking store, bool readOnly)
        : this(store) => _readOnly = readOnly;

    private bool ReadOnlyCore() => _readOnly;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private int ReadCore(long offset, Span<byte> destination) => _store.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _store.Write(offset, source);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}

[MemoryProvider(PageSize = 8)]
internal sealed partial class OptionalSpan
{
    private readonly FaultyBacking _store;
    private readonly bool _readOnly;

    private OptionalSpan(FaultyBacking store) => _store = store;

    private OptionalSpan(FaultyBacking store, bool readOnly)
        : this(store) => _readOnly = readOnly;

    private bool ReadOnlyCore() => _readOnly;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}
