namespace ProviderGen.Benchmarks.Contenders;

/// <summary>A directory for files that are measured, removed with everything in it.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    private int _files;

    public string Root { get; } = Directory.CreateTempSubdirectory("benchmarks-").FullName;

    /// <summary>Whether its files are in memory and nowhere else; measurements of a disk mean nothing there.</summary>
    public bool IsInMemory => new DriveInfo(Root).DriveFormat is "tmpfs" or "ramfs";

    /// <summary>A path at which nothing is yet.</summary>
    public string NewPath() => Path.Combine(Root, $"{Interlocked.Increment(ref _files)}.img");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
