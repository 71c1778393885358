using ProviderGen;
using ProviderGen.Providers;

namespace Wasi;

/// <summary>Every operation once, and what came of it: for a host whose disk fails.</summary>
internal static class Failures
{
    public static int Run(string path)
    {
        using WasiMemoryProvider image = WasiMemoryProvider.Open(path).ThrowIfError();
        Say("grow", image.Grow(1).Error);
        Console.WriteLine($"pages: {image.Pages}");
        Say("write", image.Write(0, 1L).Error);
        Say("read", image.Read<long>(0).Error);
        Say("flush", image.Flush().Error);
        Say("write again", image.Write(0, 2L).Error);
        return 0;
    }

    private static void Say(string operation, MemoryError? error)
        => Console.WriteLine($"{operation}: {(error is null ? "ok" : error is MemoryError.ProviderError failure ? $"{failure.Reason}: {failure.Message}" : error)}");
}
