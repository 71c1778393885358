namespace ProviderGen.Providers;

/// <summary>
/// The stable memory of an Internet Computer canister, as the system offers it: the functions
/// <c>ic0.stable64_size</c>, <c>stable64_grow</c>, <c>stable64_read</c> and <c>stable64_write</c> of the Internet Computer
/// interface specification, with their semantics. A host binds them; <see cref="IcMemoryProvider"/> builds on them.
/// </summary>
/// <remarks>Pages are 65,536 bytes. What the specification passes as an unsigned 64-bit number is a <see cref="long"/> here.</remarks>
public interface IStableMemory
{
    /// <summary><c>stable64_size</c>: the current size, in pages.</summary>
    long Stable64Size();

    /// <summary><c>stable64_grow</c>: adds pages that read as zero.</summary>
    /// <param name="newPages">How many pages to add.</param>
    /// <returns>The size before, in pages; or -1 if the memory cannot grow so far, and then nothing has changed.</returns>
    long Stable64Grow(long newPages);

    /// <summary><c>stable64_read</c>: fills a buffer. Traps if the range is not inside the memory.</summary>
    /// <param name="offset">The first byte to read, in bytes.</param>
    /// <param name="destination">The buffer to fill.</param>
    void Stable64Read(long offset, Span<byte> destination);

    /// <summary><c>stable64_write</c>: stores bytes. Traps if the range is not inside the memory.</summary>
    /// <param name="offset">Where the first byte goes, in bytes.</param>
    /// <param name="source">The bytes to store.</param>
    void Stable64Write(long offset, ReadOnlySpan<byte> source);
}
