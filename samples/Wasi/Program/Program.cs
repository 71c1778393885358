using ProviderGen;
using ProviderGen.Providers;

namespace Wasi;

internal static class Program
{
    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["visit", var path]:
                return Visit(path);
            default:
                Console.Error.WriteLine("usage: visit IMAGE");
                return 2;
        }
    }

    private static int Visit(string path)
    {
        using WasiMemoryProvider image = WasiMemoryProvider.Open(path).ThrowIfError();
        if (image.Pages == 0)
            image.Grow(1).ThrowIfError();
        long visits = image.Read<long>(0).ThrowIfError() + 1;
        image.Write(0, visits).ThrowIfError();
        image.Flush().ThrowIfError();
        Console.WriteLine($"visit {visits} of {path}: {image.Pages} pages, locked: {image.IsLocked}");
        return 0;
    }
}
