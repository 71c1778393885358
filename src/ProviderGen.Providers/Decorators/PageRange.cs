namespace ProviderGen.Providers;

/// <summary>Consecutive pages of a provider: a fixed number of them, or all from the first one on.</summary>
internal sealed class PageRange
{
    private readonly IMemoryProvider _memory;
    private readonly long? _fixedLength;

    public PageRange(IMemoryProvider memory, long firstPage, long? pages)
    {
        // Compared without adding, as the sum may be more than a long can hold.
        long behind = memory.Pages - firstPage;
        if (firstPage < 0 || behind < 0 || pages < 0 || pages > behind)
        {
            throw MemoryException.Create(
                $"{(pages is null ? "the pages" : $"{pages} pages")} from page {firstPage} on are not inside {memory.GetType().Name}, which has {memory.Pages} pages.",
                ProviderErrorReason.InvalidArgument);
        }

        _memory = memory;
        Start = firstPage * memory.PageSize;
        _fixedLength = pages * memory.PageSize;
    }

    /// <summary>The first byte, in bytes from the start of the image.</summary>
    public long Start { get; }

    /// <summary>How many bytes there are.</summary>
    public long Length => _fixedLength ?? _memory.Size - Start;

    /// <exception cref="MemoryException">The range is fixed.</exception>
    public void RequireGrowable()
    {
        if (_fixedLength is { } length)
            throw MemoryException.Create($"the window has a fixed size of {length / _memory.PageSize} pages.", ProviderErrorReason.LimitExceeded);
    }
}
