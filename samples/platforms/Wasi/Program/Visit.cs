using ProviderGen;
using ProviderGen.Providers;

namespace Wasi;

/// <summary>What a first program looks like: a number in an image that lasts.</summary>
internal static class Visit
{
    public static int Run(string path)
    {
        using WasiMemoryProvider image = WasiMemoryProvider.Open(path).ThrowIfError();
        if (image.Pages == 0)
            image.Grow(1).ThrowIfError();
        long visits = image.Read<long>(0).ThrowIfError() + 1;
        image.Write(0, visits).ThrowIfError();
        image.Flush().ThrowIfError();
        Console.WriteLine($"visit {visits} of {path}: {image.Pages} page, locked: {image.IsLocked}");
        return 0;
    }
}
