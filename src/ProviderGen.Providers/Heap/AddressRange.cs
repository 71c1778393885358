using System.Runtime.InteropServices;

namespace ProviderGen.Providers;

/// <summary>A range of addresses that memory is committed to from its start, and that never moves.</summary>
internal sealed class AddressRange : SafeHandle
{
    // In steps, as each is a system call. What is committed and not touched costs nothing.
    private const long Step = 16 << 20;

    private readonly long _bytes;
    private long _committed;

    private AddressRange(nint start, long bytes)
        : base(0, ownsHandle: true)
    {
        SetHandle(start);
        _bytes = bytes;
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The first address, for as long as the range is not disposed.</summary>
    public nint Start => handle;

    /// <summary>Reserves a range.</summary>
    /// <returns>The range; null where there is no virtual memory, or not so much.</returns>
    public static AddressRange? TryReserve(long bytes)
        => VirtualMemory.IsSupported && VirtualMemory.Reserve((nuint)bytes) is var start and not 0 ? new AddressRange(start, bytes) : null;

    /// <summary>Puts memory behind the first so many bytes, which are not more than the range has.</summary>
    /// <returns>False if there is not so much; then nothing has changed.</returns>
    public bool TryCommit(long bytes)
        => bytes <= _committed || TryCommitExactly(Math.Min(_bytes, (bytes + Step - 1) / Step * Step)) || TryCommitExactly(bytes);

    protected override bool ReleaseHandle() => VirtualMemory.Release(handle, (nuint)_bytes);

    private bool TryCommitExactly(long bytes)
    {
        if (!VirtualMemory.Commit(handle + (nint)_committed, (nuint)(bytes - _committed)))
            return false;
        _committed = bytes;
        return true;
    }
}
