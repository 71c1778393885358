using System.Buffers;
using System.Globalization;

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
    /// divide the size of the source.
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
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        cancellationToken.ThrowIfCancellationRequested();

        // An empty read finds out whether the source can be read at all: once disposed, its size is 0 as well.
        if (source.Read(0, []) is { IsOk: false } unreadable)
            return unreadable;
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
            return CopyChunks(source, destination, fresh, chunk, progress, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static MemoryResult CopyChunks(
        IMemoryProvider source,
        IMemoryProvider destination,
        long fresh,
        byte[] chunk,
        IProgress<MemoryCopyProgress>? progress,
        CancellationToken cancellationToken)
    {
        long total = source.Size;
        long written = 0;
        int chunkLength = chunk.Length / destination.PageSize * destination.PageSize;
        long offset = 0;
        while (offset < total)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (start, unknown) = SkipHole(source, offset, fresh, destination.PageSize);
            if (unknown is not null)
                return unknown;
            offset = start;
            Span<byte> bytes = chunk.AsSpan(0, (int)Math.Min(chunkLength, total - offset));
            MemoryResult read = source.Read(offset, bytes);
            if (!read.IsOk)
                return read;
            MemoryResult<long> stored = StorePages(destination, offset, bytes, fresh);
            if (!stored.TryGetValue(out long count, out MemoryError? error))
                return error;
            written += count;
            offset += bytes.Length;
            progress?.Report(new MemoryCopyProgress(offset, total, written));
        }

        return MemoryResult.Ok;
    }

    /// <summary>The first page of the destination that may need something else than the zeros of its growth, or the end.</summary>
    private static MemoryResult<long> SkipHole(IMemoryProvider source, long offset, long fresh, int pageSize)
    {
        if (offset < fresh || source is not ISparseMemoryProvider sparse)
            return offset;
        return sparse.NextData(offset).TryGetValue(out DataRange data, out MemoryError? error)
            ? Math.Max(offset, data.Offset - (data.Offset % pageSize))
            : error;
    }

    /// <summary>Writes runs of pages that matter in one piece each, and leaves out fresh pages of zeros.</summary>
    private static MemoryResult<long> StorePages(
        IMemoryProvider destination, long offset, ReadOnlySpan<byte> bytes, long fresh)
    {
        int pageSize = destination.PageSize;
        long written = 0;
        int start = 0;
        while (start < bytes.Length)
        {
            int end = start;
            while (end < bytes.Length && !CanBeSkipped(bytes.Slice(end, pageSize), offset + end))
                end += pageSize;
            if (end > start && destination.Write(offset + start, bytes[start..end]) is { IsOk: false } failed)
                return failed.Error;
            written += end - start;
            start = end + pageSize;
        }

        return written;

        bool CanBeSkipped(ReadOnlySpan<byte> page, long at) => at >= fresh && !page.ContainsAnyExcept((byte)0);
    }

    private static MemoryError.ProviderError DoesNotFit(long total, IMemoryProvider destination) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"An image of {total} bytes cannot be copied to a provider of {destination.Size} bytes with pages of "
            + $"{destination.PageSize} bytes: it must not be smaller than the destination is now, and must be a whole number of its pages."),
        ProviderErrorReason.InvalidArgument);
}
