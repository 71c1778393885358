using ProviderGen;

namespace Misuse.Consumers;

[MemoryProvider(StartsEmpty = true, MaxPages = 1)]
public sealed partial class UncheckedPrimitive
{
    private readonly byte[] _bytes = new byte[65_536];
    private long _length;

    private long LengthCore() => _length;
    private void GrowCore(long oldLength, long newLength) => _length = newLength;
    private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);

    public byte First() => SpanCore(0, 1)[0]; // MPG108
}
