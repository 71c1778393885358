using ProviderGen;

namespace Misuse.Consumers;

internal static class PagesForBytes
{
    public static MemoryResult Append(IMemoryProvider provider, ReadOnlySpan<byte> entry)
    {
        long first = provider.Grow(1).ThrowIfError();
        return provider.Write(first, entry); // MPG103
    }
}
