using System.Globalization;
using ProviderGen.CrashTesting;
using ProviderGen.TestSupport;

namespace ProviderGen.Providers.TestSupport;

/// <summary>A small file system of one test's own. Skips the test where mounting is not permitted.</summary>
internal sealed class MountedDisk : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly string[] _arguments;
    private bool _isMounted;

    private MountedDisk(Func<TempDirectory, string[]> prepare)
    {
        Tool.RequireLinux();
        try
        {
            Directory.CreateDirectory(Root);
            _arguments = prepare(_directory);
            Mount();
        }
        catch
        {
            _directory.Dispose();
            throw;
        }
    }

    public string Root => _directory["mounted"];

    /// <summary>A path on the file system.</summary>
    public string this[string name] => Path.Combine(Root, name);

    /// <summary>A file system of a kind, with space for so many files at most: "tmpfs" in memory, "ext4" or "ext2" in a file, "ramfs" for an unlimited one in memory that knows no holes, "overlay" for an unlimited one over another.</summary>
    public static MountedDisk Of(string kind, int kibibytes, int files) => kind switch
    {
        "tmpfs" => new MountedDisk(_ => ["-t", "tmpfs", "-o", Text($"size={kibibytes}k,nr_inodes={files}"), "tmpfs"]),

        // Nothing reaches the disk of its own accord while a test runs, and blocks are found when bytes are written. Found later, what
        // is free would be an estimate, and a full disk would have a place for a byte as soon as the system had written something back.
        "ext4" => new MountedDisk(directory => ["-o", "loop,commit=3600,nodelalloc", Format(directory, kind, kibibytes, files)]),
        "ext2" => new MountedDisk(directory => ["-t", kind, "-o", "loop", Format(directory, kind, kibibytes, files)]),
        "ramfs" => new MountedDisk(_ => ["-t", kind, kind]),
        "overlay" => new MountedDisk(directory => ["-t", kind, "-o", Layers(directory), kind]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such file system here."),
    };

    public void Mount()
    {
        Tool.Require(["mount", .. _arguments, Root]);
        _isMounted = true;
    }

    public void Remount(string options) => Tool.Require("mount", "-o", "remount," + options, Root);

    public void Unmount()
    {
        Assert.Null(Tool.TryRun("umount", Root));
        _isMounted = false;
    }

    /// <summary>Writes a file until nothing more goes in, then leaves room for so many bytes.</summary>
    /// <returns>The path of that file.</returns>
    public string Fill(int leaving = 0)
    {
        string path = this["filler"];
        using FileStream filler = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        long before;
        do
        {
            // What was set aside for writing back is free again afterwards, for other files too.
            before = filler.Length;
            WriteUntilRejected(filler);
            Synchronize();
        }
        while (filler.Length > before);
        filler.SetLength(filler.Length - leaving);
        filler.Flush(flushToDisk: true);
        return path;
    }

    /// <summary>Deletes the file that fills the disk.</summary>
    public void MakeRoom(string filler)
    {
        File.Delete(filler);

        // What has been freed can be had once that is on the disk.
        Synchronize();
    }

    public void Dispose()
    {
        // At once from the tree and later for good, should somebody still hold a file: nothing may be left behind.
        if (_isMounted)
            Tool.TryRun("umount", "--lazy", Root);
        _directory.Dispose();
    }

    private void Synchronize() => ChildProcess.OutputOf("sync", "--file-system", Root);

    private static string Format(TempDirectory directory, string kind, int kibibytes, int files)
    {
        string image = directory["disk"];
        using (FileStream file = File.Create(image))
            file.SetLength(kibibytes * 1024L);
        Tool.Require("mkfs." + kind, "-q", "-m", "0", "-N", Text($"{files}"), image);
        return image;
    }

    private static string Layers(TempDirectory directory)
    {
        string lower = Directory.CreateDirectory(directory["lower"]).FullName;
        string upper = Directory.CreateDirectory(directory["upper"]).FullName;
        string work = Directory.CreateDirectory(directory["work"]).FullName;
        return $"lowerdir={lower},upperdir={upper},workdir={work}";
    }

    private static void WriteUntilRejected(FileStream file)
    {
        byte[] block = new byte[1024];
        file.Seek(0, SeekOrigin.End);
        try
        {
            while (file.Length < 1 << 30)
                file.Write(block);
        }
        catch (IOException)
        {
            return;
        }

        throw new InvalidOperationException($"The file system of '{file.Name}' does not fill up.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// Tests that mount, alone: a process that another test is about to start holds every open file for a moment, and a disk
/// with an open file can be neither unmounted nor made read-only.
/// </summary>
[CollectionDefinition(nameof(MountedDisks), DisableParallelization = true)]
public sealed class MountedDisks;
