using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Providers;

/// <summary>
/// Advisory locks on open files. For the whole life of a provider, flock on Unix and the sharing mode on Windows; for the
/// moment of a growth, an open-file-description lock on Linux, which two handles of one process exclude each other with.
/// </summary>
internal static partial class FileLock
{
    private const int LockShared = 1;
    private const int LockExclusive = 2;
    private const int LockNonBlocking = 4;

    // fcntl: F_OFD_SETLKW, and the types of struct flock.
    private const int SetOwnLockWait = 38;
    private const short WriteLock = 1;
    private const short Unlock = 2;

    // EWOULDBLOCK is EAGAIN: 11 on Linux, 35 on macOS and FreeBSD.
    private static readonly int WouldBlock = OperatingSystem.IsLinux() ? 11 : 35;

    /// <summary>Keeps every other opener out for as long as the handle is open.</summary>
    /// <returns>Whether the file is locked; false where the platform or the file system has no locks.</returns>
    /// <exception cref="IOException">Another provider has the file open.</exception>
    public static bool TryOwn(SafeFileHandle file, string path) => TryLock(file, path, LockExclusive);

    /// <summary>Keeps owners out for as long as the handle is open, and lets in others who share.</summary>
    /// <returns>Whether the file is locked; false where the platform or the file system has no locks.</returns>
    /// <exception cref="IOException">Another provider owns the file.</exception>
    public static bool TryShare(SafeFileHandle file, string path) => TryLock(file, path, LockShared);

    /// <summary>
    /// Keeps others who grow the file through this method waiting. Without effect except on 64-bit Linux, and there on file
    /// systems without locks.
    /// </summary>
    public static Growth BeginGrowth(SafeFileHandle file)
        => HasGrowthLock && TrySet(file, WriteLock) ? new Growth(file) : default;

    // Elsewhere fcntl has no such lock, or lays its arguments out in another way.
    private static bool HasGrowthLock => OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    private static bool TryLock(SafeFileHandle file, string path, int kind)
    {
        if (OperatingSystem.IsWindows())
            return true; // The mode it was opened with, which Windows enforces.
        if (!Unix.IsUnix)
            return false;

        // .NET takes these locks too, but says nothing where it could not, and can be told not to.
        if (Unix.Retry(() => Flock(file, kind | LockNonBlocking)) == 0)
            return true;
        return Marshal.GetLastPInvokeError() == WouldBlock
            ? throw new IOException($"The file '{path}' is in use by another provider or process.", WouldBlock) // as .NET tells it
            : false;
    }

    private static bool TrySet(SafeFileHandle file, short type)
    {
        // One byte where no data is, so that locks on the data, which other programs may hold, are not waited for.
        var range = new LockRange { Type = type, Start = long.MaxValue - 1, Length = 1 };
        return Unix.Retry(() => Fcntl(file, SetOwnLockWait, ref range)) == 0;
    }

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(SafeFileHandle file, int command, ref LockRange range);

    /// <summary>Ends the lock of a growth.</summary>
    public readonly ref struct Growth(SafeFileHandle? file)
    {
        public void Dispose()
        {
            if (file is not null)
                TrySet(file, Unlock);
        }
    }

    /// <summary>struct flock on 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct LockRange
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int ProcessId;
    }
}
