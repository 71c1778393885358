using ProviderGen;

namespace Misuse.Consumers;

internal static class DroppedResult
{
    public static void Save(IMemoryProvider provider, long entry)
    {
        provider.Write(0, entry); // MPG101
    }
}
