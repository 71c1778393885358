namespace ProviderGen;

/// <summary>Copies an image in chunks of whole pages of the destination.</summary>
/// <param name="source">The provider to copy from.</param>
/// <param name="destination">The provider to copy to, at least as large.</param>
/// <param name="total">How many bytes to copy. The source may have more by now, if the growth of the destination was its own.</param>
/// <param name="fresh">From here on the destination has grown, and is zero.</param>
/// <param name="chunk">Holds at least one page of the destination.</param>
/// <param name="progress">Told after each chunk how far the copy has come.</param>
internal sealed class ChunkCopy(
    IMemoryProvider source,
    IMemoryProvider destination,
    long total,
    long fresh,
    byte[] chunk,
    IProgress<MemoryCopyProgress>? progress)
{
    private readonly int _pageSize = destination.PageSize;
    private readonly int _chunkLength = chunk.Length / destination.PageSize * destination.PageSize;
    private long _written;

    public MemoryResult FromTheStart(bool skipHoles, CancellationToken cancellationToken)
    {
        for (long offset = 0; offset < total;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (skipHoles && offset >= fresh && source is ISparseMemoryProvider sparse)
            {
                var (start, unknown) = NextPage(sparse, offset);
                if (unknown is not null)
                    return unknown;
                offset = start;
            }

            int length = (int)Math.Min(_chunkLength, total - offset);
            if (Copy(offset, length) is { IsOk: false } failed)
                return failed;
            offset += length;
            progress?.Report(new MemoryCopyProgress(offset, total, _written));
        }

        return MemoryResult.Ok;
    }

    /// <summary>The same, the last chunk first.</summary>
    public MemoryResult FromTheEnd(CancellationToken cancellationToken)
    {
        for (long end = total; end > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int length = (int)Math.Min(_chunkLength, end);
            end -= length;
            if (Copy(end, length) is { IsOk: false } failed)
                return failed;
            progress?.Report(new MemoryCopyProgress(total - end, total, _written));
        }

        return MemoryResult.Ok;
    }

    /// <summary>The first page of the destination that may need something else than the zeros of its growth, or the end.</summary>
    private MemoryResult<long> NextPage(ISparseMemoryProvider sparse, long offset)
    {
        if (!sparse.NextData(offset).TryGetValue(out DataRange data, out MemoryError? error))
            return error;

        // An answer that is not possible says nothing about holes, so everything may be data.
        bool isPossible = data.Offset >= offset && data.Offset <= sparse.Size && (data.Length > 0 || data.Offset == sparse.Size);
        if (!isPossible)
            return offset;
        return Math.Min(total, Math.Max(offset, data.Offset - (data.Offset % _pageSize)));
    }

    /// <summary>Writes runs of pages that matter in one piece each, and leaves out fresh pages of zeros.</summary>
    private MemoryResult Copy(long offset, int length)
    {
        Span<byte> bytes = chunk.AsSpan(0, length);
        if (source.Read(offset, bytes) is { IsOk: false } unread)
            return unread;
        int start = 0;
        while (start < bytes.Length)
        {
            int end = start;
            while (end < bytes.Length && !CanBeSkipped(bytes.Slice(end, _pageSize), offset + end))
                end += _pageSize;
            if (end > start && destination.Write(offset + start, bytes[start..end]) is { IsOk: false } failed)
                return failed;
            _written += end - start;
            start = end + _pageSize;
        }

        return MemoryResult.Ok;
    }

    private bool CanBeSkipped(ReadOnlySpan<byte> page, long at) => at >= fresh && !page.ContainsAnyExcept((byte)0);
}
