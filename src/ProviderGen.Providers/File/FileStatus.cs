using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Providers;

/// <summary>What Linux says of a file: which one it is, and of what kind. .NET does not tell.</summary>
internal readonly partial record struct FileStatus
{
    private const int CurrentDirectory = -100; // AT_FDCWD
    private const int EmptyPath = 0x1000; // AT_EMPTY_PATH
    private const uint TypeAndInode = 0x1 | 0x100; // STATX_TYPE | STATX_INO
    private const ushort TypeMask = 0xF000; // S_IFMT
    private const ushort Regular = 0x8000; // S_IFREG

    private uint Major { get; init; }

    private uint Minor { get; init; }

    private ulong Inode { get; init; }

    private ushort Mode { get; init; }

    /// <summary>Whether it holds bytes, and is no directory, device, pipe or socket.</summary>
    public bool IsRegular => (Mode & TypeMask) == Regular;

    public static FileStatus Of(SafeFileHandle file)
    {
        byte[] status = new byte[256];
        return Statx(file, "", EmptyPath, TypeAndInode, status) == 0 ? Parse(status) : throw Unix.LastError("statx of the open file");
    }

    /// <summary>Looks a path up, through links.</summary>
    /// <returns>Null, with the reason in the last error, if that is not possible.</returns>
    public static FileStatus? Of(string path)
    {
        byte[] status = new byte[256];
        return Statx(CurrentDirectory, path, 0, TypeAndInode, status) == 0 ? Parse(status) : null;
    }

    // struct statx is laid out the same on every architecture.
    private static FileStatus Parse(ReadOnlySpan<byte> status) => new()
    {
        Mode = MemoryMarshal.Read<ushort>(status[28..]),
        Inode = MemoryMarshal.Read<ulong>(status[32..]),
        Major = MemoryMarshal.Read<uint>(status[136..]),
        Minor = MemoryMarshal.Read<uint>(status[140..]),
    };

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(SafeFileHandle directory, string path, int flags, uint mask, [Out] byte[] status);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int directory, string path, int flags, uint mask, [Out] byte[] status);
}
