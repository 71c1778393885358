using ProviderGen;

namespace Mistakes;

[MemoryProvider(StartsEmpty = true)]
public sealed partial class WithoutGrowth               // MPG003: GrowCore is missing
{
    private readonly byte[] _bytes = new byte[65_536];

    private long LengthCore() => _bytes.Length;
    private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);
}

public static class Careless
{
    public static void Add(IMemoryProvider memory, byte[] bytes)
    {
        memory.Write(0, bytes);                         // MPG101: the result is dropped
        memory.Grow(memory.PageSize).ThrowIfError();    // MPG102: bytes where pages are meant
    }
}
