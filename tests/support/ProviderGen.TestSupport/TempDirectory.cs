namespace ProviderGen.TestSupport;

/// <summary>A directory of one test's own, removed with everything in it.</summary>
public sealed class TempDirectory : IDisposable
{
    private int _files;

    /// <summary>Its path.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("providergen-").FullName;

    /// <summary>Whether its files are in memory and nowhere else; measurements of a disk mean nothing there.</summary>
    public bool IsInMemory => new DriveInfo(Root).DriveFormat is "tmpfs" or "ramfs";

    /// <summary>A path in the directory.</summary>
    public string this[string name] => Path.Combine(Root, name);

    /// <summary>A path at which nothing is yet.</summary>
    public string NewPath() => this[$"{Interlocked.Increment(ref _files)}.img"];

    /// <summary>A new file with this content.</summary>
    public string FileOf(byte[] bytes) => FileOf(NewPath(), bytes);

    /// <summary>A file of that name with this content.</summary>
    public string FileOf(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    /// <summary>The names of everything in the directory, in ordinal order.</summary>
    public string[] Names() => [.. Directory.GetFileSystemEntries(Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);
}
