using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Providers;

/// <summary>The space that files take up, and what file systems promise about it; 64-bit Linux only.</summary>
internal static partial class FileSpace
{
    private const int KeepLength = 1; // FALLOC_FL_KEEP_SIZE
    private const int NotSupported = 95; // EOPNOTSUPP
    private const long Ext = 0xEF53; // EXT4_SUPER_MAGIC, that of ext2 and ext3 too
    private const long Memory = 0x01021994; // TMPFS_MAGIC

    /// <summary>
    /// Whether space that has been found stays with its bytes, so that a store into them cannot fail for want of it. Known of
    /// ext4 and tmpfs. File systems that share blocks between files or snapshots write elsewhere (Btrfs, XFS after a copy,
    /// ZFS), and some cannot be asked (overlays, networks).
    /// </summary>
    public static bool IsForGood(SafeFileHandle file) => TypeOf(file) is Ext or Memory;

    /// <summary>Whether even reading a hole through a mapping takes space, as on tmpfs, where mapped bytes are the storage.</summary>
    public static bool IsTakenByReading(SafeFileHandle file) => TypeOf(file) == Memory;

    /// <summary>Finds space for a range, where it has none yet; neither bytes nor length change.</summary>
    /// <returns>Whether all of the range has space now.</returns>
    public static bool TryAllocate(SafeFileHandle file, long offset, long length)
        => Unix.Retry(() => Allocate(file, KeepLength, offset, length)) == 0;

    /// <summary>As <see cref="TryAllocate"/>, but true too where the file system cannot find space ahead of writing.</summary>
    public static bool TryAllocateWherePossible(SafeFileHandle file, long offset, long length)
        => TryAllocate(file, offset, length) || Marshal.GetLastPInvokeError() == NotSupported;

    /// <summary>Asks which kind of file system a file is on, by the number that it has in statfs(2).</summary>
    /// <returns>Whether the system tells.</returns>
    public static bool TryGetType(SafeFileHandle file, out long type)
    {
        byte[] status = new byte[256]; // struct statfs has 120 bytes, and begins with the type.
        bool succeeded = Unix.Retry(() => StatFileSystem(file, status)) == 0;
        type = MemoryMarshal.Read<long>(status);
        return succeeded;
    }

    private static long TypeOf(SafeFileHandle file)
        => TryGetType(file, out long type) ? type : throw Unix.Failure(Marshal.GetLastPInvokeError(), "looking up the file system");

    // Not posix_fallocate: where the file system cannot do this, that writes into every block, whatever others do there meanwhile.
    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport("libc", EntryPoint = "fstatfs", SetLastError = true)]
    private static partial int StatFileSystem(SafeFileHandle file, [Out] byte[] status);
}
