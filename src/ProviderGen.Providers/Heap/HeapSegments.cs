namespace ProviderGen.Providers;

/// <summary>Memory in arrays of one page, which never move, so spans into them outlive any growth.</summary>
internal sealed class HeapSegments
{
    private const int SegmentBytes = MemoryProviderAttribute.DefaultPageSize;
    private readonly List<byte[]> _segments = [];

    /// <summary>Adds what is missing, or nothing: all is allocated before the first array is added.</summary>
    public void Grow(long newLength)
    {
        byte[][] added = new byte[((newLength + SegmentBytes - 1) / SegmentBytes) - _segments.Count][];
        for (int i = 0; i < added.Length; i++)
            added[i] = new byte[SegmentBytes];
        _segments.AddRange(added);
    }

    /// <summary>The bytes from an offset to the end of its array, at most as many as wanted.</summary>
    public Span<byte> Span(long offset, int length)
    {
        int start = (int)(offset % SegmentBytes);
        return _segments[(int)(offset / SegmentBytes)].AsSpan(start, Math.Min(length, SegmentBytes - start));
    }

    public void Clear() => _segments.Clear();
}
