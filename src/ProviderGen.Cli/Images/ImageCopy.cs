namespace ProviderGen.Cli.Images;

/// <summary>Makes one image equal to another by writing only the pages that differ, so that it can go on where it ended.</summary>
internal static class ImageCopy
{
    /// <summary>Makes the beginning of a target, up to the end of the shorter of the two, equal to that of the source.</summary>
    /// <returns>Bytes written.</returns>
    public static long Write(IMemoryProvider source, IMemoryProvider target, Action<long> report)
    {
        long end = Math.Min(source.Size, target.Size);
        byte[] wanted = DataPages.Buffer();
        byte[] present = DataPages.Buffer();
        long written = 0;
        foreach (DataRange chunk in DataPages.ChunksOf(end, source, target))
        {
            Span<byte> from = wanted.AsSpan(0, (int)chunk.Length);
            Span<byte> to = present.AsSpan(0, (int)chunk.Length);
            source.Read(chunk.Offset, from).ThrowIfError();
            target.Read(chunk.Offset, to).ThrowIfError();
            for (int at = 0; at < from.Length; at += ImageFile.PageSize)
            {
                int length = Math.Min(ImageFile.PageSize, from.Length - at);
                if (from.Slice(at, length).SequenceEqual(to.Slice(at, length)))
                    continue;
                target.Write(chunk.Offset + at, from.Slice(at, length)).ThrowIfError();
                written += length;
            }

            report(chunk.End);
        }

        report(end);
        return written;
    }

    /// <summary>Reads all bytes of both, up to the end of the shorter of the two.</summary>
    /// <returns>The first page that differs, or null.</returns>
    public static long? FirstDifference(IMemoryProvider source, IMemoryProvider target, Action<long> report)
    {
        long end = Math.Min(source.Size, target.Size);
        byte[] first = DataPages.Buffer();
        byte[] second = DataPages.Buffer();
        foreach (DataRange chunk in DataPages.AllChunks(end))
        {
            Span<byte> expected = first.AsSpan(0, (int)chunk.Length);
            Span<byte> actual = second.AsSpan(0, (int)chunk.Length);
            source.Read(chunk.Offset, expected).ThrowIfError();
            target.Read(chunk.Offset, actual).ThrowIfError();
            int common = expected.CommonPrefixLength(actual);
            if (common < expected.Length)
                return (chunk.Offset + common) / ImageFile.PageSize;
            report(chunk.End);
        }

        return null;
    }

    /// <summary>What to say about a page that <see cref="FirstDifference"/> has found.</summary>
    public static ToolFailureException Failure(IMemoryProvider source, long page, string target)
    {
        long end = Math.Min((page + 1) * ImageFile.PageSize, source.Size);
        bool isHole = source is ISparseMemoryProvider sparse
            && sparse.NextData(page * ImageFile.PageSize).TryGetValue(out DataRange data)
            && data.Offset >= end;
        return new ToolFailureException(ExitCodes.Failed, isHole
            ? $"Page {page} of {target} does not read as the source does: its file system says that the page is a hole, and it is none. Try again later, or copy with a program that does not ask, such as 'cp --sparse=never'."
            : $"Page {page} of {target} does not read as it was written.");
    }
}
