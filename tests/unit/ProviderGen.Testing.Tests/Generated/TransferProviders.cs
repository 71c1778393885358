namespace ProviderGen.Testing.Tests.Generated;

// Backings that transfer: with and without what is optional. TransferOfPAGE_SIZE.pages.cs is the one with all of it, at every page size.

[MemoryProvider(PageSize = 4, BackingZeroFills = true)]
internal sealed partial class PlainTransfer
{
    private readonly FaultyBacking _store;

    private PlainTransfer(FaultyBacking store) => _store = store;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private int ReadCore(long offset, Span<byte> destination) => _store.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _store.Write(offset, source);
}

[MemoryProvider(PageSize = 16, MaxPages = 5)]
internal sealed partial class LimitedTransfer
{
    private readonly FaultyBacking _store;

    private LimitedTransfer(FaultyBacking store) => _store = store;

    private void OpenCore() => _store.Own();

    private string NameCore() => _store.Name;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private int ReadCore(long offset, Span<byte> destination) => _store.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _store.Write(offset, source);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}

[MemoryProvider(PageSize = 64)]
internal sealed partial class ZeroingTransfer
{
    private readonly FaultyBacking _store;

    private ZeroingTransfer(FaultyBacking store) => _store = store;

    private void OpenCore() => _store.Own();

    private string NameCore() => _store.Name;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private int ReadCore(long offset, Span<byte> destination) => _store.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _store.Write(offset, source);

    private void ZeroCore(long offset, long length) => _store.Zero(offset, length);

    private void FlushCore() => _store.Flush();

    private void DisposeCore() => _store.Release();
}
