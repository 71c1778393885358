using System.IO.Compression;
using ProviderGen;
using ProviderGen.Providers;

namespace Quickstart;

/// <summary>A temporary directory for the copies this sample works on. The image it is given is only ever read.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("quickstart-").FullName;

    public string PathOf(string name) => Path.Combine(_directory, name);

    /// <summary>Unpacks an image that comes with the sample.</summary>
    public string Unpack(string resource)
    {
        string path = PathOf(Path.GetFileNameWithoutExtension(resource));
        using Stream packed = typeof(Workplace).Assembly.GetManifestResourceStream(resource)!;
        using var unpacking = new GZipStream(packed, CompressionMode.Decompress);
        using FileStream file = File.Create(path);
        unpacking.CopyTo(file);
        return path;
    }

    public static IMemoryProvider? OpenGiven(string path, out MemoryError? rejection)
    {
        var options = new FileMemoryProviderOptions { Mode = FileOpenMode.OpenExisting, ReadOnly = true };
        var (provider, error) = WasiMemoryProvider.Open(path, options);
        rejection = error;
        return provider;
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
