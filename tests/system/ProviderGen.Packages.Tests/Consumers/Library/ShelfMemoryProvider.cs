using ProviderGen;

namespace Acme.Storage;

/// <summary>Memory on a shelf.</summary>
[MemoryProvider(StartsEmpty = true, MaxPages = 4)]
public sealed partial class ShelfMemoryProvider
{
    private readonly byte[] _shelf = new byte[4 * 65_536];
    private long _length;

    private long LengthCore() => _length;
    private void GrowCore(long oldLength, long newLength) => _length = newLength;
    private Span<byte> SpanCore(long offset, int length) => _shelf.AsSpan((int)offset, length);
}
