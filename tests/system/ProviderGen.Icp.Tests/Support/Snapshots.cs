using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Icp.Tests.Support;

/// <summary>Images as snapshots in a directory of the test, and back.</summary>
internal static class Snapshots
{
    /// <summary>An image of the repository as a snapshot without module and heap, by <see cref="CanisterSnapshot.Export"/>.</summary>
    public static string Exported(this TempDirectory directory, string name)
    {
        using WasiMemoryProvider image = WasiMemoryProvider.Open(directory.Fixture(name)).Value;
        return directory.Exported(image);
    }

    public static string Exported(this TempDirectory directory, IMemoryProvider image)
    {
        CanisterSnapshot.Export(image, directory["exported"]).ThrowIfError();
        return directory["exported"];
    }

    /// <summary>What <see cref="CanisterSnapshot.Import"/> makes of a snapshot.</summary>
    public static HeapMemoryProvider Imported(string directory)
    {
        var image = new HeapMemoryProvider();
        CanisterSnapshot.Open(directory).Value.Import(image).ThrowIfError();
        return image;
    }

    public static string SumOf(IMemoryProvider image)
    {
        using var stream = image.AsStream();
        return Sha256.Of(stream);
    }
}
