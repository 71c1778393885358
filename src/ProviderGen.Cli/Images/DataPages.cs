namespace ProviderGen.Cli.Images;

/// <summary>The pages of images that are worth reading: those that are not holes.</summary>
internal static class DataPages
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>Ranges of whole pages in which any of the images has data, in order, up to an end.</summary>
    public static IEnumerable<DataRange> RangesOf(long end, params IMemoryProvider[] images)
    {
        long offset = 0;
        while (offset < end)
        {
            DataRange next = images.Select(image => NextData(image, offset)).MinBy(range => range.Offset);
            long start = Math.Max(offset, next.Offset / ImageFile.PageSize * ImageFile.PageSize);
            if (next.Length == 0 || start >= end)
                yield break;
            offset = Math.Min(end, ((next.End - 1) / ImageFile.PageSize * ImageFile.PageSize) + ImageFile.PageSize);
            yield return new DataRange(start, offset - start);
        }
    }

    /// <summary>The same in pieces that fit into a buffer of <see cref="Buffer"/>.</summary>
    public static IEnumerable<DataRange> ChunksOf(long end, params IMemoryProvider[] images)
        => RangesOf(end, images).SelectMany(Chunks);

    /// <summary>
    /// All bytes up to an end in such pieces, holes included: for whatever verifies, compares or hashes. That something is a hole is what
    /// a file system says, and that has been wrong.
    /// </summary>
    public static IEnumerable<DataRange> AllChunks(long end) => Chunks(new DataRange(0, end));

    public static byte[] Buffer() => new byte[ChunkBytes];

    private static IEnumerable<DataRange> Chunks(DataRange range)
    {
        for (long offset = range.Offset; offset < range.End; offset += ChunkBytes)
            yield return new DataRange(offset, Math.Min(ChunkBytes, range.End - offset));
    }

    private static DataRange NextData(IMemoryProvider image, long offset)
    {
        if (offset >= image.Size)
            return new DataRange(long.MaxValue, 0);
        DataRange range = image is ISparseMemoryProvider sparse
            ? sparse.NextData(offset).ThrowIfError()
            : new DataRange(offset, image.Size - offset);
        if (range.Length == 0 && range.Offset == image.Size)
            return new DataRange(long.MaxValue, 0);

        // An answer that is not possible says nothing about holes.
        return range.Length <= 0 || range.Offset < offset || range.Offset >= image.Size
            ? new DataRange(offset, image.Size - offset)
            : range;
    }
}
