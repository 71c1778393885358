using ProviderGen;

namespace Quickstart;

/// <summary>A provider of one's own: only pages that were written to take up memory.</summary>
[MemoryProvider(StartsEmpty = true, BackingZeroFills = true)]
public sealed partial class SparseMemoryProvider
{
    private const int PageBytes = 65_536;
    private readonly Dictionary<long, byte[]> _pages = [];
    private long _length;

    public int PagesInMemory => _pages.Count;

    private long LengthCore() => _length;

    private void GrowCore(long oldLength, long newLength) => _length = newLength;

    private int ReadCore(long offset, Span<byte> destination)
    {
        int start = (int)(offset % PageBytes);
        Span<byte> piece = destination[..Math.Min(destination.Length, PageBytes - start)];
        if (_pages.TryGetValue(offset / PageBytes, out byte[]? page))
            page.AsSpan(start, piece.Length).CopyTo(piece);
        else
            piece.Clear();
        return piece.Length; // the generated code asks again for the rest
    }

    private void WriteCore(long offset, ReadOnlySpan<byte> source)
    {
        for (int done = 0; done < source.Length;)
        {
            var (number, start) = Math.DivRem(offset + done, PageBytes);
            if (!_pages.TryGetValue(number, out byte[]? page))
                _pages.Add(number, page = new byte[PageBytes]);
            ReadOnlySpan<byte> piece = source[done..Math.Min(source.Length, done + PageBytes - (int)start)];
            piece.CopyTo(page.AsSpan((int)start));
            done += piece.Length;
        }
    }
}
