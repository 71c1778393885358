using System.IO.Compression;

namespace ProviderGen.TestSupport;

/// <summary>The images of the repository, which lie packed in <c>tests/Images</c>.</summary>
public static class TestImages
{
    /// <summary>Where they lie.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Images");

    /// <summary>Their names and their SHA-256, as their list gives them.</summary>
    public static IReadOnlyList<(string Name, string Sum)> All { get; } =
        [.. File.ReadLines(Path.Combine(Folder, "SHA256SUMS")).Select(line => (line[66..], line[..64]))];

    /// <summary>The SHA-256 of one.</summary>
    public static string SumOf(string name) => All.Single(image => image.Name == name).Sum;

    /// <summary>The bytes of one.</summary>
    public static byte[] Read(string name)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Folder, name + ".gz")), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>One as a file of its name in a directory.</summary>
    public static string Fixture(this TempDirectory directory, string name) => directory.FileOf(name, Read(name));
}
