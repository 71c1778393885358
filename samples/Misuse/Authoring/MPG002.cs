using ProviderGen;

namespace Misuse.Authors;

public class ContainerNotPartial // MPG002
{
    [MemoryProvider(StartsEmpty = true, MaxPages = 1)]
    private sealed partial class Inner
    {
        private readonly byte[] _bytes = new byte[65_536];
        private long _length;

        private long LengthCore() => _length;
        private void GrowCore(long oldLength, long newLength) => _length = newLength;
        private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);
    }
}
