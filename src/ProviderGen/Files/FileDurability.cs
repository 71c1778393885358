using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ProviderGen;

/// <summary>
/// Makes files and their directory entries survive a power loss, for the <c>FlushCore</c> of providers on files.
/// </summary>
/// <remarks>
/// <para>
/// On Unix, and in WebAssembly, <see cref="RandomAccess.FlushToDisk"/> and <see cref="FileStream.Flush(bool)"/> report success
/// whatever <c>fsync</c> says, an input/output error included (measured with .NET 10.0.12 on Linux: its native wrapper returns whether
/// <c>fsync</c> failed as 0 or 1, and is asked whether that is negative). And .NET has no call that makes the entry of a new file in its
/// directory durable.
/// </para>
/// <para>After an error it is not known what is durable, and trying again proves nothing: the system may have dropped what it could not
/// write. All methods are thread-safe.</para>
/// </remarks>
public static partial class FileDurability
{
    private const int FullSync = 51; // F_FULLFSYNC on macOS, where fsync does not reach the disk.
    private const int LongestPath = 4096; // PATH_MAX, or more.

    // O_RDONLY | O_CLOEXEC
    private static readonly int OpenDirectory = OperatingSystem.IsLinux() ? 0x80000 : OperatingSystem.IsMacOS() ? 0x1000000 : 0x100000;

    /// <summary>
    /// Returns when everything written to a file, and its length, are on the disk: <c>fsync</c>, on Windows <c>FlushFileBuffers</c>, and on
    /// macOS <c>F_FULLFSYNC</c>, which is an error where the volume does not support it, as on some network shares.
    /// </summary>
    /// <param name="file">The file, open for writing.</param>
    /// <exception cref="ArgumentNullException">The handle is null.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="IOException">The system reported an error.</exception>
    public static void Sync(SafeFileHandle file)
    {
        RequireOpen(file);
        if (OperatingSystem.IsWindows())
            RandomAccess.FlushToDisk(file);
        else if (!Unix.IsUnix)
            SyncByWrapper(file);
        else if (OperatingSystem.IsMacOS() ? Unix.Retry(() => Fcntl(file, FullSync)) != 0 : Unix.Retry(() => Fsync(file)) != 0)
            throw Unix.Failure(Marshal.GetLastPInvokeError(), "fsync");
    }

    /// <summary>
    /// Returns when the entry of a file in its directory is on the disk, so that a file that was just created is found again. Once is
    /// enough for a file. On Linux, macOS and FreeBSD: Windows has no such call and needs none, WebAssembly has none, and elsewhere
    /// nothing is done.
    /// </summary>
    /// <param name="file">The file, open.</param>
    /// <param name="path">The path by which it was opened. Links are followed; the directory of the file has to be readable.</param>
    /// <exception cref="ArgumentNullException">The handle or the path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty, or contains the character NUL.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    /// <exception cref="IOException">The system reported an error, or (on Linux) the path no longer names the open file.</exception>
    public static void SyncEntry(SafeFileHandle file, string path)
    {
        RequireOpen(file);
        RequirePath(path);
        if (!Unix.IsUnix)
            return;

        if (OperatingSystem.IsLinux() && FileStatus.Of(file).Identity != FileStatus.Of(path).Identity)
            throw new IOException($"'{path}' no longer names the open file: it has been replaced or moved.");

        SyncDirectory(DirectoryOf(path), $"the directory of '{path}'");
    }

    /// <summary>
    /// Returns when the entries of a directory are on the disk: what was created, renamed and deleted in it. On Linux, macOS and FreeBSD;
    /// elsewhere nothing is done.
    /// </summary>
    /// <param name="path">The directory, which has to be readable.</param>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty, or contains the character NUL.</exception>
    /// <exception cref="IOException">The system reported an error.</exception>
    public static void SyncDirectory(string path)
    {
        RequirePath(path);
        if (Unix.IsUnix)
            SyncDirectory([.. Encoding.UTF8.GetBytes(path), 0], $"'{path}'");
    }

    // Where there is no libc to call, as in WebAssembly, or none of that name, as on phones, what .NET calls itself can be called: its
    // result is not 0 if fsync failed.
    private static void SyncByWrapper(SafeFileHandle file)
    {
        if (SystemFsync(file) != 0)
            throw Unix.Failure(Marshal.GetLastSystemError(), "fsync");
    }

    private static void RequireOpen(SafeFileHandle file)
    {
        ArgumentNullException.ThrowIfNull(file);
        ObjectDisposedException.ThrowIf(file.IsClosed, file);
    }

    // The system would take it to end at the NUL, and see to another directory.
    private static void RequirePath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("The path contains the character NUL.", nameof(path));
    }

    private static void SyncDirectory(byte[] path, string name)
    {
        using SafeFileHandle directory = Open(path, OpenDirectory);
        if (directory.IsInvalid)
            throw Unix.Failure(Marshal.GetLastPInvokeError(), $"opening {name}");
        if (Unix.Retry(() => Fsync(directory)) != 0)
            throw Unix.Failure(Marshal.GetLastPInvokeError(), $"fsync of {name}");
    }

    // The entry that matters is the one of the file itself, not of a link to it. The system resolves links, and not .NET,
    // which takes a relative one for relative to the path that led to it; and the result stays bytes, as names on Unix
    // need not be UTF-8.
    private static byte[] DirectoryOf(string path)
    {
        byte[] resolved = new byte[LongestPath];
        if (RealPath(path, resolved) == 0)
            throw Unix.Failure(Marshal.GetLastPInvokeError(), $"resolving '{path}'");
        int slash = resolved.AsSpan(0, Array.IndexOf(resolved, (byte)0)).LastIndexOf((byte)'/');
        return [.. resolved.AsSpan(0, Math.Max(slash, 1)), 0];
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_FSync")]
    private static partial int SystemFsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(SafeFileHandle file, int command);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial SafeFileHandle Open(byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint RealPath(string path, [Out] byte[] resolved);
}
