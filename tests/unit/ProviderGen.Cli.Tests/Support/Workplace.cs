using System.IO.Compression;
using System.Security.Cryptography;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Tests.Support;

/// <summary>A directory of one test's own, with the images that it asks for.</summary>
internal sealed class Workplace : IDisposable
{
    public const int Page = 65_536;
    private static readonly string Images = Path.Combine(AppContext.BaseDirectory, "Images");

    public string Root { get; } = Directory.CreateTempSubdirectory("providergen-cli-").FullName;

    public string this[string name] => Path.Combine(Root, name);

    /// <summary>The images of the repository, and their hashes.</summary>
    public static IEnumerable<(string Name, string Sum)> Fixtures
        => File.ReadLines(Path.Combine(Images, "SHA256SUMS")).Select(line => (line[66..], line[..64]));

    public static TheoryData<string, string> FixtureData
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, sum) in Fixtures)
                data.Add(name, sum);
            return data;
        }
    }

    public string Fixture(string name)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Images, name + ".gz")), CompressionMode.Decompress);
        using FileStream file = File.Create(this[name]);
        packed.CopyTo(file);
        return file.Name;
    }

    public string FileOf(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    /// <summary>An image of so many pages that are holes, but for those named.</summary>
    public string Sparse(string name, long pages, params long[] used)
    {
        using WasiMemoryProvider image = WasiMemoryProvider.Open(this[name]).Value;
        image.Grow(pages).ThrowIfError();
        byte[] content = new byte[Page];
        foreach (long page in used)
        {
            content.AsSpan().Fill((byte)(page | 1));
            image.Write(page * Page, content).ThrowIfError();
        }

        return this[name];
    }

    public static string SumOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Bytes of disk space that a file takes up.</summary>
    public static long AllocatedBytes(string path)
        => long.Parse(Run.Other("du", "--block-size=1", path).Succeeded().Output.Split('\t')[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The names of everything in the directory.</summary>
    public string[] Names() => [.. Directory.GetFileSystemEntries(Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
