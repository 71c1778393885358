using ProviderGen;

namespace Misuse.Consumers;

internal static class NeverInBounds
{
    public static MemoryResult<long> Last(IMemoryProvider provider) => provider.Read<long>(-8); // MPG104
}
