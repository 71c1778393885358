using static System.FormattableString;

namespace ProviderGen.Providers;

/// <summary>
/// Stable memory inside this process, faithful to the Internet Computer interface specification: sizes in pages, -1 for a
/// growth beyond the limit, traps for accesses out of bounds. Only pages written to take up memory.
/// </summary>
/// <remarks>Thread-safety: a single writer, or any number of readers.</remarks>
public sealed class InProcessStableMemory : IStableMemory
{
    private const int PageBytes = MemoryProviderAttribute.DefaultPageSize;

    /// <summary>The limit of a canister: 8,192,000 pages, which are 500 GiB.</summary>
    public const long CanisterPageLimit = 8_192_000;

    private readonly Dictionary<long, byte[]> _written = [];
    private readonly long _pageLimit;
    private long _pages;

    /// <summary>Creates an empty stable memory.</summary>
    /// <param name="pageLimit">The most pages it can grow to, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative, or more than a <see cref="long"/> can address in bytes.</exception>
    public InProcessStableMemory(long pageLimit = CanisterPageLimit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pageLimit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageLimit, long.MaxValue / PageBytes);
        _pageLimit = pageLimit;
    }

    /// <inheritdoc/>
    public long Stable64Size() => _pages;

    /// <inheritdoc/>
    public long Stable64Grow(long newPages)
    {
        // The number is unsigned where it comes from: a negative one is a very large one.
        if ((ulong)newPages > (ulong)(_pageLimit - _pages))
            return -1;
        long before = _pages;
        _pages += newPages;
        return before;
    }

    /// <inheritdoc/>
    /// <exception cref="StableMemoryTrapException">The range is not inside the memory.</exception>
    public void Stable64Read(long offset, Span<byte> destination)
    {
        TrapUnlessInside(offset, destination.Length);
        while (!destination.IsEmpty)
        {
            int start = (int)(offset % PageBytes);
            Span<byte> piece = destination[..Math.Min(destination.Length, PageBytes - start)];
            if (_written.TryGetValue(offset / PageBytes, out byte[]? page))
                page.AsSpan(start, piece.Length).CopyTo(piece);
            else
                piece.Clear();
            destination = destination[piece.Length..];
            offset += piece.Length;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="StableMemoryTrapException">The range is not inside the memory.</exception>
    public void Stable64Write(long offset, ReadOnlySpan<byte> source)
    {
        TrapUnlessInside(offset, source.Length);
        while (!source.IsEmpty)
        {
            int start = (int)(offset % PageBytes);
            ReadOnlySpan<byte> piece = source[..Math.Min(source.Length, PageBytes - start)];
            if (!_written.TryGetValue(offset / PageBytes, out byte[]? page))
                _written.Add(offset / PageBytes, page = new byte[PageBytes]);
            piece.CopyTo(page.AsSpan(start));
            source = source[piece.Length..];
            offset += piece.Length;
        }
    }

    private void TrapUnlessInside(long offset, int length)
    {
        ulong size = (ulong)(_pages * PageBytes);
        if ((ulong)offset > size || (ulong)length > size - (ulong)offset)
        {
            throw new StableMemoryTrapException(Invariant($"stable memory out of bounds: {length} bytes at offset {(ulong)offset}, size {size} bytes"));
        }
    }
}
