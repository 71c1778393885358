namespace ProviderGen.Cli.Images;

/// <summary>Where two images differ, as far as both go, with a count kept on the way.</summary>
internal sealed class ImageDifference
{
    public long RangeCount { get; private set; }

    public long Bytes { get; private set; }

    public long Pages { get; private set; }

    /// <summary>The ranges of bytes that all differ, in order; none goes beyond its page.</summary>
    public IEnumerable<DataRange> Ranges(IMemoryProvider first, IMemoryProvider second, Action<long> report)
    {
        byte[] ours = DataPages.Buffer();
        byte[] theirs = DataPages.Buffer();
        foreach (DataRange chunk in DataPages.AllChunks(Math.Min(first.Size, second.Size)))
        {
            int length = (int)chunk.Length;
            first.Read(chunk.Offset, ours.AsSpan(0, length)).ThrowIfError();
            second.Read(chunk.Offset, theirs.AsSpan(0, length)).ThrowIfError();
            for (int page = 0; page < length; page += ImageFile.PageSize)
            {
                bool differs = false;
                foreach (DataRange range in InPage(ours.AsMemory(page, ImageFile.PageSize), theirs.AsMemory(page, ImageFile.PageSize)))
                {
                    differs = true;
                    RangeCount++;
                    Bytes += range.Length;
                    yield return range with { Offset = chunk.Offset + page + range.Offset };
                }

                Pages += differs ? 1 : 0;
            }

            report(chunk.End);
        }
    }

    private static IEnumerable<DataRange> InPage(ReadOnlyMemory<byte> ours, ReadOnlyMemory<byte> theirs)
    {
        for (int at = 0; at < ours.Length;)
        {
            int start = at + ours.Span[at..].CommonPrefixLength(theirs.Span[at..]);
            at = start;
            while (at < ours.Length && ours.Span[at] != theirs.Span[at])
                at++;
            if (at > start)
                yield return new DataRange(start, at - start);
        }
    }
}
