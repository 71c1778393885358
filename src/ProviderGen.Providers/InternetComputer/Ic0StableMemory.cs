using static System.FormattableString;

namespace ProviderGen.Providers;

/// <summary>
/// Stable memory of the canister that this code runs in: the functions <c>ic0.stable64_*</c>, by the addresses under which the host
/// has put them into the function table of the module.
/// </summary>
/// <remarks>
/// <para>
/// The functions have these signatures in C. They differ from <c>ic0</c> in that addresses and lengths are as wide as the module's,
/// and in results: the interpreter of .NET in WebAssembly can call few signatures, and these are among them.
/// </para>
/// <code>
/// int64_t size(void);                                                    // stable64_size, in pages
/// int32_t grow(int64_t new_pages);                                       // stable64_grow: pages before, or -1
/// int32_t read(void *destination, int64_t offset, int32_t length);       // stable64_read, in bytes; 0
/// int32_t write(const void *source, int64_t offset, int32_t length);     // stable64_write, in bytes; 0
/// </code>
/// <para>
/// A trap of the host ends the call, and this code with it. A host that returns something else than 0 from a read or a write instead
/// makes it a <see cref="StableMemoryTrapException"/>, so that a provider reports an error. Thread-safety: that of the host; a canister
/// handles one message at a time.
/// </para>
/// </remarks>
public sealed unsafe class Ic0StableMemory : IStableMemory
{
    private readonly delegate* unmanaged<long> _size;
    private readonly delegate* unmanaged<long, int> _grow;
    private readonly delegate* unmanaged<byte*, long, int, int> _read;
    private readonly delegate* unmanaged<byte*, long, int, int> _write;

    /// <summary>Binds the functions of a host. They have to stay where they are for as long as this object is used.</summary>
    /// <param name="size">The address of <c>size</c>; under WebAssembly, the index in the function table.</param>
    /// <param name="grow">The address of <c>grow</c>.</param>
    /// <param name="read">The address of <c>read</c>.</param>
    /// <param name="write">The address of <c>write</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An address is 0.</exception>
    public Ic0StableMemory(nint size, nint grow, nint read, nint write)
    {
        ArgumentOutOfRangeException.ThrowIfZero(size);
        ArgumentOutOfRangeException.ThrowIfZero(grow);
        ArgumentOutOfRangeException.ThrowIfZero(read);
        ArgumentOutOfRangeException.ThrowIfZero(write);
        _size = (delegate* unmanaged<long>)size;
        _grow = (delegate* unmanaged<long, int>)grow;
        _read = (delegate* unmanaged<byte*, long, int, int>)read;
        _write = (delegate* unmanaged<byte*, long, int, int>)write;
    }

    /// <inheritdoc/>
    public long Stable64Size() => _size();

    /// <inheritdoc/>
    public long Stable64Grow(long newPages) => _grow(newPages);

    /// <inheritdoc/>
    /// <exception cref="StableMemoryTrapException">The host says that it could not read.</exception>
    public void Stable64Read(long offset, Span<byte> destination)
    {
        fixed (byte* start = destination)
            TrapUnlessZero(_read(start, offset, destination.Length), "stable64_read", offset, destination.Length);
    }

    /// <inheritdoc/>
    /// <exception cref="StableMemoryTrapException">The host says that it could not write.</exception>
    public void Stable64Write(long offset, ReadOnlySpan<byte> source)
    {
        fixed (byte* start = source)
            TrapUnlessZero(_write(start, offset, source.Length), "stable64_write", offset, source.Length);
    }

    private static void TrapUnlessZero(int result, string function, long offset, int length)
    {
        if (result != 0)
        {
            throw new StableMemoryTrapException(Invariant($"{function} of {length} bytes at offset {(ulong)offset} returned {result}"));
        }
    }
}
