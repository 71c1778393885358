using ProviderGen;
using ProviderGen.Providers;

namespace Misuse.Consumers;

internal static class OpenedTwice
{
    public static bool Same()
    {
        using WasiMemoryProvider first = WasiMemoryProvider.Open("data.img").ThrowIfError();
        using WasiMemoryProvider second = WasiMemoryProvider.Open("data.img").ThrowIfError(); // MPG110
        return first.Size == second.Size;
    }
}
