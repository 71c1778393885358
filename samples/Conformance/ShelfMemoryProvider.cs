using ProviderGen;

namespace Conformance;

[MemoryProvider(PageSize = 512)]
internal sealed partial class ShelfMemoryProvider
{
    private readonly IShelf _shelf;

    private ShelfMemoryProvider(IShelf shelf) => _shelf = shelf;

    public override string ToString() => this.Describe();

    private long LengthCore() => _shelf.Length();

    private void GrowCore(long oldLength, long newLength) => _shelf.Extend(oldLength, newLength);

    private int ReadCore(long offset, Span<byte> destination) => _shelf.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _shelf.Write(offset, source);

    private void FlushCore() => _shelf.Flush();
}
