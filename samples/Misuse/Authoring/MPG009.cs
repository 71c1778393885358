using ProviderGen;

namespace Misuse.Authors;

[MemoryProvider(MaxPages = 1)]
public sealed partial class VisibleConstructor
{
    private readonly byte[] _bytes;
    private long _length;

    public VisibleConstructor(byte[] bytes) // MPG009
    {
        _bytes = bytes;
        _length = bytes.Length;
    }

    private long LengthCore() => _length;
    private void GrowCore(long oldLength, long newLength) => _length = newLength;
    private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);
}
