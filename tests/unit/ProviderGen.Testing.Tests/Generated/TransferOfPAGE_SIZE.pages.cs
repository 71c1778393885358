namespace ProviderGen.Testing.Tests.Generated;

[MemoryProvider(PageSize = PAGE_SIZE)]
internal sealed partial class TransferOfPAGE_SIZE
{
    private readonly FaultyBacking _store;

    private TransferOfPAGE_SIZE(FaultyBacking store) => _store = store;

    private void OpenCore() => _store.Own();

    private string NameCore() => _store.Name;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private int ReadCore(long offset, Span<byte> destination) => _store.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _store.Write(offset, source);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}
