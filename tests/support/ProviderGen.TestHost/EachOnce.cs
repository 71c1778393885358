using ProviderGen.CrashTesting;

namespace ProviderGen.TestHost;

/// <summary>Every operation once on a file, and what came of it: for a system whose calls fail.</summary>
internal static class EachOnce
{
    public static int Run(string path, bool mapped)
    {
        using IDurableMemoryProvider image = FileProviders.Open(path, mapped).ThrowIfError();
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
