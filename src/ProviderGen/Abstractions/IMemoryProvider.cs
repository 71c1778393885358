namespace ProviderGen;

/// <summary>
/// One linear memory in pages of equal size: zero when fresh, able to grow, never to shrink. Byte <c>o</c> of the
/// provider is byte <c>o</c> of its image; there is no header and no trailer.
/// </summary>
/// <remarks>
/// <para>
/// No member throws for any argument value: failures are returned. When several apply, the first of these is reported:
/// disposed, latched by a failed flush, read-only, invalid argument or out of bounds, failure of the backing.
/// </para>
/// <para>
/// Thread-safety: a single writer. Any number of threads may read at once while no thread grows, writes, flushes or disposes.
/// </para>
/// <para>
/// The API is synchronous, as the runtimes it serves are. From asynchronous code, run a batch of accesses on a worker
/// thread (<see cref="Task.Run(Action)"/>) rather than one access at a time.
/// </para>
/// </remarks>
public interface IMemoryProvider : IDisposable
{
    /// <summary>Bytes in a page, a power of two from 1 to 2^30. Never changes.</summary>
    int PageSize { get; }

    /// <summary>Pages allocated; 0 after disposal.</summary>
    long Pages { get; }

    /// <summary>Bytes allocated, <see cref="Pages"/> times <see cref="PageSize"/>; 0 after disposal.</summary>
    long Size { get; }

    /// <summary>Whether <see cref="Write"/> and growth are rejected for as long as the provider is open.</summary>
    bool IsReadOnly { get; }

    /// <summary>Adds pages at the end. They read as zero, and existing bytes do not change.</summary>
    /// <param name="pages">How many pages to add, 0 or more. 0 touches nothing.</param>
    /// <returns>
    /// The page count before the growth, in pages; or a <see cref="MemoryError.ProviderError"/>, and then the page count
    /// and every byte are as before.
    /// </returns>
    MemoryResult<long> Grow(long pages);

    /// <summary>Fills a buffer with the bytes that begin at an offset.</summary>
    /// <param name="offset">The first byte to read, in bytes from the start of the image.</param>
    /// <param name="destination">The buffer; on success all of it has been filled.</param>
    /// <returns>
    /// Success; <see cref="MemoryError.OutOfBounds"/> if the range is not inside the image, and then the buffer is
    /// untouched; or a <see cref="MemoryError.ProviderError"/>. An empty buffer succeeds at any offset from 0 to
    /// <see cref="Size"/>, inclusive.
    /// </returns>
    MemoryResult Read(long offset, Span<byte> destination);

    /// <summary>Stores bytes, beginning at an offset. Never grows the provider.</summary>
    /// <param name="offset">Where the first byte goes, in bytes from the start of the image.</param>
    /// <param name="source">The bytes to store. They may overlap the provider's own memory.</param>
    /// <returns>
    /// Success; <see cref="MemoryError.OutOfBounds"/> if the range is not inside the image, and then the image is
    /// untouched; or a <see cref="MemoryError.ProviderError"/>, and then only the bytes of the range are unspecified.
    /// </returns>
    MemoryResult Write(long offset, ReadOnlySpan<byte> source);
}
