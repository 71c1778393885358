using ProviderGen;

namespace Misuse.Consumers;

internal static class BytesForPages
{
    public static MemoryResult<long> Reserve(IMemoryProvider provider, long needed)
        => provider.Grow(needed - provider.Size); // MPG102
}
