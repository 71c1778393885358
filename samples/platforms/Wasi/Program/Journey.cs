using ProviderGen;
using ProviderGen.Providers;

namespace Wasi;

/// <summary>The steps of an image on its way from place to place. Each looks whether the image is whole, and says the sum of what it leaves.</summary>
internal static class Journey
{
    public static int Write(string path)
    {
        using WasiMemoryProvider image = Open(path, FileOpenMode.CreateNew);
        PatternedImage.Make(image);
        return Leave(image, "written");
    }

    public static int Change(string path)
    {
        using WasiMemoryProvider image = Open(path, FileOpenMode.OpenExisting);
        PatternedImage.Change(image);
        return Leave(image, "changed");
    }

    public static int Check(string path)
    {
        using WasiMemoryProvider image = Open(path, FileOpenMode.OpenExisting);
        return Leave(image, "opened");
    }

    public static int Push(string path)
    {
        IStableMemory host = HostStableMemory.TryBind() ?? throw new InvalidDataException("This host has no stable memory.");
        using WasiMemoryProvider image = Open(path, FileOpenMode.OpenExisting);
        using IcMemoryProvider stable = IcMemoryProvider.Open(host).ThrowIfError();
        image.CopyTo(stable).ThrowIfError();
        return Leave(stable, "pushed to stable memory");
    }

    public static int Import(string directory, string path)
    {
        CanisterSnapshot snapshot = CanisterSnapshot.Open(directory).ThrowIfError();
        using WasiMemoryProvider image = Open(path, FileOpenMode.CreateNew);
        snapshot.Import(image).ThrowIfError();
        return Leave(image, "imported");
    }

    private static WasiMemoryProvider Open(string path, FileOpenMode mode)
        => WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { Mode = mode }).ThrowIfError();

    private static int Leave(IMemoryProvider image, string how)
    {
        if (image is IDurableMemoryProvider durable)
            durable.Flush().ThrowIfError();
        long changes = PatternedImage.Verify(image);
        Console.WriteLine($"{Images.SumOf(image)}  {how}: {image.Pages} pages, changed {changes} times");
        return 0;
    }
}
