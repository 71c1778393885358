namespace ProviderGen.Testing.Tests.Generated;

[MemoryProvider(PageSize = PAGE_SIZE)]
internal sealed partial class SpanOfPAGE_SIZE
{
    private readonly FaultyBacking _store;

    private SpanOfPAGE_SIZE(FaultyBacking store) => _store = store;

    private void OpenCore() => _store.Own();

    private string NameCore() => _store.Name;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}
