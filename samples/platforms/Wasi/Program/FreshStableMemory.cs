using ProviderGen;
using ProviderGen.Providers;

namespace Wasi;

/// <summary>
/// An empty stable memory whose pages are pages of another one. A host has one stable memory, which never shrinks, and the contract
/// is examined on many.
/// </summary>
internal sealed class FreshStableMemory(IStableMemory host) : IStableMemory
{
    private const int PageBytes = MemoryProviderAttribute.DefaultPageSize;
    private readonly List<long> _pages = [];

    public long Stable64Size() => _pages.Count;

    public long Stable64Grow(long newPages)
    {
        long first = host.Stable64Grow(newPages);
        if (first == -1)
            return -1;
        long before = _pages.Count;
        for (long page = 0; page < newPages; page++)
            _pages.Add(first + page);
        return before;
    }

    public void Stable64Read(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            Span<byte> piece = destination[..Math.Min(destination.Length, ToEndOfPage(offset))];
            host.Stable64Read(OnHost(offset), piece);
            destination = destination[piece.Length..];
            offset += piece.Length;
        }
    }

    public void Stable64Write(long offset, ReadOnlySpan<byte> source)
    {
        while (!source.IsEmpty)
        {
            ReadOnlySpan<byte> piece = source[..Math.Min(source.Length, ToEndOfPage(offset))];
            host.Stable64Write(OnHost(offset), piece);
            source = source[piece.Length..];
            offset += piece.Length;
        }
    }

    private static int ToEndOfPage(long offset) => PageBytes - (int)(offset % PageBytes);

    private long OnHost(long offset) => (_pages[(int)(offset / PageBytes)] * PageBytes) + (offset % PageBytes);
}
