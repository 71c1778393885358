using ProviderGen;
using ProviderGen.Providers;

namespace Misuse.Consumers;

internal static class NeverDisposed
{
    public static long Count(string path)
    {
        WasiMemoryProvider file = WasiMemoryProvider.Open(path).ThrowIfError(); // MPG106
        return file.Pages;
    }
}
