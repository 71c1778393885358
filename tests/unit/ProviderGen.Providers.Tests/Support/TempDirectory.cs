namespace ProviderGen.Providers.Tests.Support;

/// <summary>A directory of one test's own, removed with everything in it.</summary>
internal sealed class TempDirectory : IDisposable
{
    private int _files;

    public string Root { get; } = Directory.CreateTempSubdirectory("providergen-").FullName;

    /// <summary>A path in the directory.</summary>
    public string this[string name] => Path.Combine(Root, name);

    /// <summary>A path at which nothing is yet.</summary>
    public string NewPath() => this[$"{Interlocked.Increment(ref _files)}.img"];

    public string FileOf(byte[] bytes)
    {
        string path = NewPath();
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
