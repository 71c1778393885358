namespace ProviderGen;

/// <summary>
/// A memory provider that knows which parts of its image are holes: bytes that read as zero and take up no space. Copies
/// and tools leave holes out instead of reading them.
/// </summary>
/// <remarks>
/// The answer is an optimization and no evidence: it may come from a file system, and such answers have been wrong. Whatever verifies or
/// hashes an image reads all of its bytes.
/// </remarks>
public interface ISparseMemoryProvider : IMemoryProvider
{
    /// <summary>Finds the next bytes that may be something else than zero. Counts as reading.</summary>
    /// <param name="offset">Where to begin, in bytes from the start of the image; from 0 to <see cref="IMemoryProvider.Size"/>.</param>
    /// <returns>
    /// The first range at or after <paramref name="offset"/> that may hold data, never empty unless there is no more: then it
    /// is empty and begins at <see cref="IMemoryProvider.Size"/>. Everything between the offset and the range reads as zero.
    /// Where nothing is known about holes, everything is data. Otherwise the same errors as <see cref="IMemoryProvider.Read"/>.
    /// </returns>
    MemoryResult<DataRange> NextData(long offset);
}
