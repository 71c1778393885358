namespace ProviderGen.Testing.Tests.Generated;

// Addressable backings: with and without what is optional. SpanOfPAGE_SIZE.pages.cs is the one with all of it, at every page size.

[MemoryProvider(PageSize = 4, BackingZeroFills = true)]
internal sealed partial class PlainSpan
{
    private readonly FaultyBacking _store;

    private PlainSpan(FaultyBacking store) => _store = store;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);
}

[MemoryProvider(PageSize = 16, MaxPages = 3)]
internal sealed partial class LimitedSpan
{
    private readonly FaultyBacking _store;

    private LimitedSpan(FaultyBacking store) => _store = store;

    private void OpenCore() => _store.Own();

    private string NameCore() => _store.Name;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}

[MemoryProvider(PageSize = 32)]
internal sealed partial class SpanWithWrite
{
    private readonly FaultyBacking _store;

    private SpanWithWrite(FaultyBacking store) => _store = store;

    private void OpenCore() => _store.Own();

    private string NameCore() => _store.Name;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _store.Write(offset, source);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}

[MemoryProvider(PageSize = 64)]
internal sealed partial class ZeroingSpan
{
    private readonly FaultyBacking _store;

    private ZeroingSpan(FaultyBacking store) => _store = store;

    private void OpenCore() => _store.Own();

    private string NameCore() => _store.Name;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    private void ZeroCore(long offset, long length) => _store.Zero(offset, length);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}
