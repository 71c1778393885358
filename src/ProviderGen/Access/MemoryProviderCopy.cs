using System.Buffers;

namespace ProviderGen;

/// <summary>Copies the image of one provider into another.</summary>
public static class MemoryProviderCopy
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>
    /// Makes the image of the destination equal to the source's, byte for byte. The destination grows as needed. Pages
    /// of zeros are not written onto pages that this growth made, so that a sparse destination stays sparse; and holes of
    /// the source (<see cref="ISparseMemoryProvider"/>) that meet such pages are not even read.
    /// </summary>
    /// <param name="source">The provider to copy from.</param>
    /// <param name="destination">
    /// The provider to copy to. It must not be larger than the source, as providers cannot shrink, and its page size must
    /// divide the size of the source. The two may overlap, if what lies between them and their common backing are decorators
    /// that say where they are (<see cref="IMemoryProviderView"/>): the destination then holds what the source held before.
    /// </param>
    /// <param name="progress">Told after each chunk of about a mebibyte how far the copy has come.</param>
    /// <param name="cancellationToken">Ends the copy between two chunks; what has been copied so far stays.</param>
    /// <returns>
    /// Success, or the first error of either provider; the destination then holds a part of the image. Nothing is flushed.
    /// </returns>
    /// <exception cref="ArgumentNullException">A provider is null.</exception>
    /// <exception cref="OperationCanceledException">The copy was cancelled.</exception>
    public static MemoryResult CopyTo(
        this IMemoryProvider source,
        IMemoryProvider destination,
        IProgress<MemoryCopyProgress>? progress = null,
        CancellationToken cancellationToken = default)
        => source.CopyTo(destination, MemoryCopyHoles.Skip, progress, cancellationToken);

    /// <summary>
    /// Makes the image of the destination equal to the source's, byte for byte, and lets you say whether holes are read: the answer
    /// that a file system gives about them is not always right.
    /// </summary>
    /// <param name="source">The provider to copy from.</param>
    /// <param name="destination">The provider to copy to, of which the same holds as without <paramref name="holes"/>.</param>
    /// <param name="holes">Whether holes of the source are read.</param>
    /// <param name="progress">Told after each chunk of about a mebibyte how far the copy has come.</param>
    /// <param name="cancellationToken">Ends the copy between two chunks; what has been copied so far stays.</param>
    /// <returns>
    /// Success, or the first error of either provider; the destination then holds a part of the image. Nothing is flushed.
    /// </returns>
    /// <exception cref="ArgumentNullException">A provider is null.</exception>
    /// <exception cref="OperationCanceledException">The copy was cancelled.</exception>
    public static MemoryResult CopyTo(
        this IMemoryProvider source,
        IMemoryProvider destination,
        MemoryCopyHoles holes,
        IProgress<MemoryCopyProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        cancellationToken.ThrowIfCancellationRequested();

        if (source.EnsureOpen() is { IsOk: false } disposed)
            return disposed;
        long total = source.Size;
        long fresh = destination.Size;
        if (fresh > total || total % destination.PageSize != 0)
            return DoesNotFit(total, destination);

        // Rented first: without memory for it the destination stays as it is.
        byte[] chunk = ArrayPool<byte>.Shared.Rent(Math.Max(ChunkBytes, destination.PageSize));
        try
        {
            var (_, growthError) = destination.Grow((total - fresh) / destination.PageSize);
            if (growthError is not null)
                return growthError;
            var copy = new ChunkCopy(source, destination, total, fresh, chunk, progress);

            // Where the destination begins inside the source, a copy from the start would overwrite what it has yet to read.
            return MemoryLocation.Of(source).IsFollowedBy(MemoryLocation.Of(destination), total)
                ? copy.FromTheEnd(cancellationToken)
                : copy.FromTheStart(skipHoles: holes == MemoryCopyHoles.Skip, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static MemoryError.ProviderError DoesNotFit(long total, IMemoryProvider destination) => MemoryError.Create(
        $"An image of {total} bytes cannot be copied to a provider of {destination.Size} bytes with pages of {destination.PageSize} bytes: it must not be smaller than the destination is now, and must be a whole number of its pages.",
        ProviderErrorReason.InvalidArgument);
}
