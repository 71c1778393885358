using ProviderGen;

namespace Misuse.Consumers;

internal static class HardCodedPageSize
{
    public static MemoryResult ReadPage(IMemoryProvider provider, long page, Span<byte> destination)
        => provider.Read(page * 65_536, destination); // MPG109
}
