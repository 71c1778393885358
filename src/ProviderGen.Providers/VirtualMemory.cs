using System.Runtime.InteropServices;

namespace ProviderGen.Providers;

/// <summary>
/// Address space of the process: reserved without memory behind it, then committed from its start. Committed memory reads as
/// zero, and takes room only where it has been touched.
/// </summary>
internal static unsafe partial class VirtualMemory
{
    private const int ReadWrite = 0x3; // PROT_READ | PROT_WRITE, everywhere.
    private const int PrivateLinux = 0x22; // MAP_PRIVATE | MAP_ANONYMOUS
    private const int PrivateBsd = 0x1002; // the same on macOS and FreeBSD
    private const uint MemCommit = 0x1000;
    private const uint MemReserve = 0x2000;
    private const uint MemRelease = 0x8000;
    private const uint PageNoAccess = 0x01;
    private const uint PageReadWrite = 0x04;

    /// <summary>Whether there is such a thing here. In WebAssembly, memory has no holes; 32 bits are soon used up.</summary>
    public static bool IsSupported => Environment.Is64BitProcess && (Unix.IsUnix || OperatingSystem.IsWindows());

    /// <summary>Sets addresses aside.</summary>
    /// <returns>The first, or 0 if the system or a limit of the process does not allow so many.</returns>
    public static nint Reserve(nuint bytes)
    {
        if (OperatingSystem.IsWindows())
            return VirtualAlloc(0, bytes, MemReserve, PageNoAccess);
        nint start = MemoryMap(0, bytes, 0, OperatingSystem.IsLinux() ? PrivateLinux : PrivateBsd, -1, 0);
        return start == -1 ? 0 : start;
    }

    /// <summary>Puts memory behind addresses.</summary>
    /// <returns>False if the system does not promise so much memory.</returns>
    public static bool Commit(nint start, nuint bytes) => OperatingSystem.IsWindows()
        ? VirtualAlloc(start, bytes, MemCommit, PageReadWrite) != 0
        : Protect(start, bytes, ReadWrite) == 0;

    /// <summary>Gives back what has been reserved, committed or not.</summary>
    public static bool Release(nint start, nuint bytes) => OperatingSystem.IsWindows()
        ? VirtualFree(start, 0, MemRelease)
        : Unmap(start, bytes) == 0;

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint MemoryMap(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nuint length);

    [LibraryImport("kernel32")]
    private static partial nint VirtualAlloc(nint address, nuint size, uint type, uint protection);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualFree(nint address, nuint size, uint type);
}
