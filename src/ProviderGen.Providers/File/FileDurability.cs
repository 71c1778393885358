using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Providers;

/// <summary>
/// Makes files and their directory entries survive a power loss. On Unix this calls fsync itself: .NET takes some of its
/// errors for success, and cannot open a directory.
/// </summary>
internal static partial class FileDurability
{
    private const int FullSync = 51; // F_FULLFSYNC on macOS, where fsync does not reach the disk.
    private const int CurrentDirectory = -100; // AT_FDCWD
    private const int EmptyPath = 0x1000; // AT_EMPTY_PATH
    private const uint InodeWanted = 0x100; // STATX_INO
    private const int LongestPath = 4096; // PATH_MAX, or more.

    // O_RDONLY | O_CLOEXEC
    private static readonly int OpenDirectory = OperatingSystem.IsLinux() ? 0x80000 : OperatingSystem.IsMacOS() ? 0x1000000 : 0x100000;

    /// <summary>Returns when everything written to the file, and its length, are on the disk.</summary>
    public static void Sync(SafeFileHandle file)
    {
        if (!Unix.IsUnix)
            RandomAccess.FlushToDisk(file);
        else if (OperatingSystem.IsMacOS() ? Unix.Retry(() => Fcntl(file, FullSync)) != 0 : Unix.Retry(() => Fsync(file)) != 0)
            throw Unix.LastError("fsync");
    }

    /// <summary>
    /// Returns when the entry of the file in its directory is on the disk. Windows has no such call and needs none; WASI
    /// and browsers have none.
    /// </summary>
    /// <exception cref="IOException">The system reported an error, or (on Linux) the path no longer names the open file.</exception>
    public static void SyncEntry(SafeFileHandle file, string path)
    {
        if (!Unix.IsUnix)
            return;

        if (OperatingSystem.IsLinux() && IdentityOf(file) != IdentityOf(path))
            throw new IOException($"'{path}' no longer names the open file: it has been replaced or moved.");

        // The entry that matters is the one of the file itself, not of a link to it.
        string entry = Resolve(path);
        using SafeFileHandle directory = Open(Path.GetDirectoryName(entry)!, OpenDirectory);
        if (directory.IsInvalid)
            throw Unix.LastError($"opening the directory of '{entry}'");
        if (Unix.Retry(() => Fsync(directory)) != 0)
            throw Unix.LastError($"fsync of the directory of '{entry}'");
    }

    // By the system and not by .NET, which takes a relative link for relative to the path that led to it; through a linked
    // directory that is another place.
    private static string Resolve(string path)
    {
        byte[] resolved = new byte[LongestPath];
        return RealPath(path, resolved) != 0
            ? Encoding.UTF8.GetString(resolved.AsSpan(0, Array.IndexOf(resolved, (byte)0)))
            : throw Unix.LastError($"resolving '{path}'");
    }

    private static (uint Major, uint Minor, ulong Inode) IdentityOf(SafeFileHandle file)
    {
        byte[] status = new byte[256];
        return Statx(file, "", EmptyPath, InodeWanted, status) == 0
            ? IdentityIn(status)
            : throw Unix.LastError("statx of the open file");
    }

    private static (uint Major, uint Minor, ulong Inode) IdentityOf(string path)
    {
        byte[] status = new byte[256];
        return Statx(CurrentDirectory, path, 0, InodeWanted, status) == 0
            ? IdentityIn(status)
            : throw Unix.LastError($"looking up '{path}', which should name the open file,");
    }

    // struct statx is laid out the same on every architecture.
    private static (uint Major, uint Minor, ulong Inode) IdentityIn(ReadOnlySpan<byte> status) => (
        MemoryMarshal.Read<uint>(status[136..]), MemoryMarshal.Read<uint>(status[140..]), MemoryMarshal.Read<ulong>(status[32..]));

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(SafeFileHandle file, int command);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint RealPath(string path, [Out] byte[] resolved);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(SafeFileHandle directory, string path, int flags, uint mask, [Out] byte[] status);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int directory, string path, int flags, uint mask, [Out] byte[] status);
}
