using System.IO.Compression;
using System.Security.Cryptography;
using ProviderGen.Providers;

namespace ProviderGen.Icp.Tests.Support;

/// <summary>A directory of one test's own, with the images that it asks for.</summary>
internal sealed class Workplace : IDisposable
{
    private static readonly string Images = Path.Combine(AppContext.BaseDirectory, "Images");

    public string Root { get; } = Directory.CreateTempSubdirectory("providergen-icp-").FullName;

    public string this[string name] => Path.Combine(Root, name);

    /// <summary>The SHA-256 of an image of the repository, as its list gives it.</summary>
    public static string SumOfFixture(string name)
        => File.ReadLines(Path.Combine(Images, "SHA256SUMS")).Single(line => line[66..] == name)[..64];

    public static string SumOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string SumOf(IMemoryProvider image)
    {
        using var stream = image.AsStream();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>An image of the repository, as a file.</summary>
    public string Fixture(string name)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Images, name + ".gz")), CompressionMode.Decompress);
        using FileStream file = File.Create(this[name]);
        packed.CopyTo(file);
        return file.Name;
    }

    /// <summary>The same as a snapshot without module and heap, by <see cref="CanisterSnapshot.Export"/>.</summary>
    public string Exported(string name)
    {
        using WasiMemoryProvider image = WasiMemoryProvider.Open(Fixture(name)).Value;
        return Exported(image);
    }

    public string Exported(IMemoryProvider image)
    {
        CanisterSnapshot.Export(image, this["exported"]).ThrowIfError();
        return this["exported"];
    }

    /// <summary>What <see cref="CanisterSnapshot.Import"/> makes of a snapshot.</summary>
    public static HeapMemoryProvider Imported(string directory)
    {
        var image = new HeapMemoryProvider();
        CanisterSnapshot.Open(directory).Value.Import(image).ThrowIfError();
        return image;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
