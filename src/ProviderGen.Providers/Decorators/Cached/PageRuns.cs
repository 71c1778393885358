namespace ProviderGen.Providers;

/// <summary>Transfers adjacent pages to and from a provider in one call.</summary>
internal sealed class PageRuns(InnerProvider inner)
{
    /// <summary>1 MiB: what a call to a backing far away is worth, and a bound on the memory for it.</summary>
    public const int MaxPages = 16;

    private readonly int _pageSize = inner.Memory.PageSize;
    private byte[] _buffer = [];

    public MemoryResult Read(long first, int count) => inner.Memory.Read(first * _pageSize, Buffer(count));

    /// <summary>A page of what was read last.</summary>
    public ReadOnlySpan<byte> Page(int index) => _buffer.AsSpan(index * _pageSize, _pageSize);

    public MemoryResult Write(long first, int count, CachedPages pages)
    {
        // A single page is sent from where it is.
        if (count == 1)
            return inner.Memory.Write(first * _pageSize, pages.Get(first).Bytes);
        Span<byte> buffer = Buffer(count);
        for (int i = 0; i < count; i++)
            pages.Get(first + i).Bytes.CopyTo(buffer[(i * _pageSize)..]);
        return inner.Memory.Write(first * _pageSize, buffer);
    }

    private Span<byte> Buffer(int count)
    {
        if (_buffer.Length < count * _pageSize)
            _buffer = new byte[count * _pageSize];
        return _buffer.AsSpan(0, count * _pageSize);
    }
}
