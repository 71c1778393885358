using ProviderGen;

namespace Misuse.Consumers;

internal static class ConcurrentChange
{
    public static void Number(IMemoryProvider provider, int pages)
        => Parallel.For(0, pages, page => provider.Write(page * (long)provider.PageSize, page).ThrowIfError()); // MPG105
}
