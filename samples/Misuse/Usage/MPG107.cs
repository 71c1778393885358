using ProviderGen;
using ProviderGen.Providers;

namespace Misuse.Consumers;

internal static class UseAfterDispose
{
    public static long Count(string path)
    {
        WasiMemoryProvider file = WasiMemoryProvider.Open(path).ThrowIfError();
        file.Dispose();
        return file.Pages; // MPG107
    }
}
