namespace ProviderGen.Cli.Images;

/// <summary>What a page of an image is made of.</summary>
internal enum PageKind
{
    /// <summary>No space has been taken for any of its bytes; they read as zero.</summary>
    Hole,

    /// <summary>Space has been taken, for nothing but zeros.</summary>
    Zero,

    /// <summary>It holds a byte that is not zero.</summary>
    Used,
}

/// <summary>Consecutive pages of the same kind.</summary>
internal readonly record struct PageRun(long First, long Count, PageKind Kind, bool Differs);

/// <summary>Goes through an image page by page, in constant memory, and reads only what is not a hole; all of it where it compares.</summary>
internal static class PageScan
{
    /// <summary>The pages of an image as runs of the same kind, in order.</summary>
    /// <param name="image">The image.</param>
    /// <param name="reference">An image to compare with, or null. Pages that it does not have differ.</param>
    /// <param name="report">Told the bytes dealt with.</param>
    public static IEnumerable<PageRun> Runs(IMemoryProvider image, IMemoryProvider? reference, Action<long> report)
        => AdjacentRuns.Join<PageRun>(
            Parts(image, reference, report),
            static (run, next) => next.Kind == run.Kind && next.Differs == run.Differs ? run with { Count = run.Count + next.Count } : null);

    private static IEnumerable<PageRun> Parts(IMemoryProvider image, IMemoryProvider? reference, Action<long> report)
    {
        long common = reference is null ? image.Size : Math.Min(image.Size, reference.Size);
        byte[] own = DataPages.Buffer();
        byte[] others = DataPages.Buffer();
        long done = 0;
        foreach (DataRange chunk in reference is null ? DataPages.ChunksOf(image.Size, image) : DataPages.AllChunks(image.Size))
        {
            foreach (PageRun hole in Holes(done, chunk.Offset, common, reference))
                yield return hole;
            done = chunk.End;
            image.Read(chunk.Offset, own.AsSpan(0, (int)chunk.Length)).ThrowIfError();
            int shared = (int)Math.Clamp(common - chunk.Offset, 0, chunk.Length);
            reference?.Read(Math.Min(chunk.Offset, common), others.AsSpan(0, shared)).ThrowIfError();
            for (int at = 0; at < chunk.Length; at += ImageFile.PageSize)
            {
                long offset = chunk.Offset + at;
                Memory<byte> page = own.AsMemory(at, ImageFile.PageSize);
                bool differs = reference is not null && (at >= shared || !page.Span.SequenceEqual(others.AsSpan(at, ImageFile.PageSize)));
                yield return new PageRun(offset / ImageFile.PageSize, 1, KindOf(image, offset, page.Span), differs);
            }

            report(done);
        }

        foreach (PageRun hole in Holes(done, image.Size, common, reference))
            yield return hole;
        report(image.Size);
    }

    // A page of a chunk that was read may still be a hole.
    private static PageKind KindOf(IMemoryProvider image, long offset, ReadOnlySpan<byte> page)
    {
        if (page.ContainsAnyExcept((byte)0))
            return PageKind.Used;
        return image is ISparseMemoryProvider sparse && sparse.NextData(offset).ThrowIfError().Offset >= offset + ImageFile.PageSize
            ? PageKind.Hole
            : PageKind.Zero;
    }

    // Holes of both images are the same; those beyond the end of the reference differ from nothing at all.
    private static IEnumerable<PageRun> Holes(long start, long end, long common, IMemoryProvider? reference)
    {
        long boundary = Math.Clamp(common, start, end);
        if (boundary > start)
            yield return new PageRun(start / ImageFile.PageSize, (boundary - start) / ImageFile.PageSize, PageKind.Hole, Differs: false);
        if (end > boundary)
            yield return new PageRun(boundary / ImageFile.PageSize, (end - boundary) / ImageFile.PageSize, PageKind.Hole, Differs: reference is not null);
    }
}
