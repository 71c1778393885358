using ProviderGen;

namespace Misuse.Authors;

[MemoryProvider(StartsEmpty = true, MaxPages = 1)]
public sealed partial class MissingPrimitive // MPG003
{
    private readonly byte[] _bytes = new byte[65_536];

    private long LengthCore() => _bytes.Length;
    private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);
}
