using System.Collections.Concurrent;
using ProviderGen;

namespace Quickstart;

/// <summary>A provider of one's own: only pages that have been touched take up memory.</summary>
[MemoryProvider(StartsEmpty = true, BackingZeroFills = true)]
public sealed partial class SparseMemoryProvider
{
    private const int PageBytes = MemoryProviderAttribute.DefaultPageSize;
    private readonly ConcurrentDictionary<long, byte[]> _pages = new();
    private long _length;

    public int PagesInMemory => _pages.Count;

    public override string ToString() => this.Describe();

    private long LengthCore() => _length;

    private void GrowCore(long oldLength, long newLength) => _length = newLength;

    private Span<byte> SpanCore(long offset, int length)
    {
        byte[] page = _pages.GetOrAdd(offset / PageBytes, static _ => new byte[PageBytes]);
        int start = (int)(offset % PageBytes);
        return page.AsSpan(start, Math.Min(length, PageBytes - start));   // to the end of the page; called again for the rest
    }
}
