namespace ProviderGen.Testing.Tests.Generated;

// Addressable backings: every page size, with and without what is optional.

[MemoryProvider(PageSize = 1)]
internal sealed partial class SpanOf1
{
    private readonly FaultyBacking _store;

    private SpanOf1(FaultyBacking store) => _store = store;

    private void OpenCore() => _store.Own();

    private string NameCore() => _store.Name;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}

[MemoryProvider(PageSize = 2)]
internal sealed partial class SpanOf2
{
    private readonly FaultyBacking _store;

    private SpanOf2(FaultyBacking store) => _store = store;

    private void OpenCore() => _store.Own();

    private string NameCore() => _store.Name;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}

[MemoryProvider(PageSize = 4)]
internal sealed partial class SpanOf4
{
    private readonly FaultyBacking _store;

    private SpanOf4(FaultyBacking store) => _store = store;

    private void OpenCore() => _store.Own();

    private string NameCore() => _store.Name;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}

[MemoryProvider(PageSize = 65_536)]
internal sealed partial class SpanOf65536
{
    private readonly FaultyBacking _store;

    private SpanOf65536(FaultyBacking store) => _store = store;

    private void OpenCore() => _store.Own();

    private string NameCore() => _store.Name;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}

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

[MemoryProvider(PageSize = 4_194_304)]
internal sealed partial class SpanOf4194304
{
    private readonly FaultyBacking _store;

    private SpanOf4194304(FaultyBacking store) => _store = store;

    private void OpenCore() => _store.Own();

    private string NameCore() => _store.Name;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}
