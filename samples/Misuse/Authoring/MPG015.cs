using ProviderGen;

namespace Misuse.Authors;

[MemoryProvider(MaxPages = 1)]
public sealed partial class ExcludeFromOpen
{
    private readonly byte[] _bytes = new byte[65_536];
    private long _length;

    private ExcludeFromOpen(long length) => _length = length; // MPG015

    public required string Name { get; init; }

    private long LengthCore() => _length;
    private void GrowCore(long oldLength, long newLength) => _length = newLength;
    private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);
}
