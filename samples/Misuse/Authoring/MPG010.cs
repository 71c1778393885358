using ProviderGen;

namespace Misuse.Authors;

[MemoryProvider(StartsEmpty = true, MaxPages = 1)]
public partial class NotSealed // MPG010
{
    private readonly byte[] _bytes = new byte[65_536];
    private long _length;

    private long LengthCore() => _length;
    private void GrowCore(long oldLength, long newLength) => _length = newLength;
    private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);
}
