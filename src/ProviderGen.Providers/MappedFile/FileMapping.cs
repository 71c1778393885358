using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using static System.FormattableString;

namespace ProviderGen.Providers;

/// <summary>
/// A range of addresses at which a file is mapped from its first byte on, more and more of it as it grows, and which never
/// moves. Touching an address that the file does not reach ends the process. 64-bit Linux only.
/// </summary>
internal sealed partial class FileMapping : SafeHandle
{
    // Each step is a system call, and addresses mapped beyond the end make every growth slower: the system looks for pages there.
    private const long Step = 64 << 20;

    private const int Read = 1; // PROT_READ
    private const int Write = 2; // PROT_WRITE
    private const int SharedFixed = 0x11; // MAP_SHARED | MAP_FIXED

    private readonly long _bytes;
    private readonly int _protection;
    private long _mapped;

    private FileMapping(nint start, long bytes, bool writable)
        : base(0, ownsHandle: true)
    {
        SetHandle(start);
        _bytes = bytes;
        _protection = writable ? Read | Write : Read;
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The address of the first byte of the file, for as long as the mapping is not disposed.</summary>
    public nint Start => handle;

    /// <summary>Sets addresses aside for a file.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="writable">Whether bytes are going to be stored as well as read.</param>
    /// <exception cref="MemoryException">The process cannot have so many.</exception>
    public static FileMapping Reserve(long bytes, bool writable)
        => VirtualMemory.Reserve((nuint)bytes) is var start and not 0
            ? new FileMapping(start, bytes, writable)
            : throw MemoryException.Create(
                $"the process has no room for {bytes} bytes of addresses, as {nameof(MappedFileMemoryProviderOptions.MaxBytes)} asks for.",
                ProviderErrorReason.LimitExceeded);

    /// <summary>Maps the first so many bytes of the file, which are not more than there are addresses, or a few more.</summary>
    /// <exception cref="IOException">The file system maps no files, or the system call failed; then nothing has changed.</exception>
    public void Cover(SafeFileHandle file, long length)
    {
        if (length <= _mapped)
            return;

        // Only addresses that nothing is mapped at are used, so reads of the others are not affected.
        long end = Math.Min(_bytes, (length + Step - 1) / Step * Step);
        if (Map(handle + (nint)_mapped, (nuint)(end - _mapped), _protection, SharedFixed, file, _mapped) == -1)
            throw Unix.Failure(Marshal.GetLastPInvokeError(), Invariant($"mapping {end} bytes"));
        _mapped = end;
    }

    protected override bool ReleaseHandle() => VirtualMemory.Release(handle, (nuint)_bytes);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, SafeFileHandle file, long offset);
}
