using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProviderGen;

/// <summary>What kind of thing a path or an open file is, and which; Linux only.</summary>
internal readonly partial struct FileStatus
{
    private const int CurrentDirectory = -100; // AT_FDCWD
    private const int EmptyPath = 0x1000; // AT_EMPTY_PATH
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint Wanted = 0x51D; // STATX_TYPE | STATX_NLINK | STATX_UID | STATX_GID | STATX_INO | STATX_BLOCKS
    private const int TypeMask = 0xF000; // S_IFMT
    private const int DirectoryType = 0x4000; // S_IFDIR
    private const int RegularType = 0x8000; // S_IFREG

    private readonly int _type;

    // struct statx is laid out the same on every architecture.
    private FileStatus(ReadOnlySpan<byte> status)
    {
        NameCount = MemoryMarshal.Read<uint>(status[16..]);
        Owner = MemoryMarshal.Read<uint>(status[20..]);
        Group = MemoryMarshal.Read<uint>(status[24..]);
        _type = MemoryMarshal.Read<ushort>(status[28..]) & TypeMask;
        AllocatedBytes = MemoryMarshal.Read<long>(status[48..]) * 512;
        Identity = (MemoryMarshal.Read<uint>(status[136..]), MemoryMarshal.Read<uint>(status[140..]), MemoryMarshal.Read<ulong>(status[32..]));
    }

    /// <summary>No two files have the same at the same time.</summary>
    public (uint Major, uint Minor, ulong Inode) Identity { get; }

    /// <summary>How many hard links name it.</summary>
    public uint NameCount { get; }

    public uint Owner { get; }

    public uint Group { get; }

    /// <summary>How many bytes of the disk, or of memory, it takes up; less than its length if it has holes.</summary>
    public long AllocatedBytes { get; }

    /// <summary>Whether it is neither a file nor a directory: a device, a pipe, a socket, or a link that is not followed.</summary>
    public bool IsSpecial => _type is not (DirectoryType or RegularType);

    /// <exception cref="IOException">The system reported an error.</exception>
    public static FileStatus Of(SafeFileHandle file)
    {
        byte[] status = new byte[256];
        return Statx(file, "", EmptyPath, Wanted, status) == 0 ? new FileStatus(status) : throw Unix.Failure(Marshal.GetLastPInvokeError(), "statx of the open file");
    }

    /// <summary>As the path leads there now, links followed.</summary>
    /// <exception cref="IOException">The system reported an error.</exception>
    public static FileStatus Of(string path)
        => TryGet(path, out FileStatus status) ? status : throw Unix.Failure(Marshal.GetLastPInvokeError(), $"looking up '{path}', which should name the open file,");

    /// <returns>Whether the path leads anywhere, as far as can be told.</returns>
    public static bool TryGet(string path, out FileStatus status, bool followLinks = true)
    {
        byte[] bytes = new byte[256];
        bool succeeded = Statx(CurrentDirectory, path, followLinks ? 0 : NoFollow, Wanted, bytes) == 0;
        status = new FileStatus(bytes);
        return succeeded;
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(SafeFileHandle directory, string path, int flags, uint mask, [Out] byte[] status);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int directory, string path, int flags, uint mask, [Out] byte[] status);
}
