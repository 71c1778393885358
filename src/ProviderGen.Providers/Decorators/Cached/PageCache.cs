namespace ProviderGen.Providers;

/// <summary>
/// Accesses to a provider by way of pages in memory. Reading adds pages and evicts clean ones; only changes, flushing and
/// disposal write. One lock guards it all, as readers may come on several threads.
/// </summary>
internal sealed class PageCache : IDisposable
{
    private readonly Lock _gate = new();
    private readonly InnerProvider _inner;
    private readonly Action _writeBackFailed;
    private readonly CachedPages _pages;
    private readonly PageRuns _runs;
    private readonly ReadAhead _readAhead;
    private readonly int _pageSize;
    private readonly int _mostDirty;
    private MemoryException? _failure;

    // Pages from here on are zero in the inner provider: it has grown by them, and nothing was ever written back to them.
    private long _freshFrom;

    public PageCache(InnerProvider inner, CachedMemoryProviderOptions options, Action writeBackFailed)
    {
        _inner = inner;
        _writeBackFailed = writeBackFailed;
        _pageSize = inner.Memory.PageSize;
        _pages = new CachedPages(options.CapacityPages, _pageSize);
        _runs = new PageRuns(inner);
        _readAhead = new ReadAhead(options.ReadAheadPages);
        _mostDirty = Math.Max(1, options.CapacityPages / 2);
        _freshFrom = inner.Memory.Pages;
    }

    /// <summary>Reads to the end of a page at the most.</summary>
    public int Read(long offset, Span<byte> destination)
    {
        (long number, int start) = Locate(offset);
        int count = Math.Min(destination.Length, _pageSize - start);
        lock (_gate)
        {
            CachedPage? page = _pages.Find(number);
            if (page is null && _pages.Room > 0)
                page = Load(number, wanted: (start + destination.Length + _pageSize - 1L) / _pageSize);
            if (page is null)
                return _inner.Read(offset, destination[..count]); // All that is in memory has yet to be saved, and reading writes nothing.
            page.Bytes.AsSpan(start, count).CopyTo(destination);
        }

        return count;
    }

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        lock (_gate)
        {
            while (!source.IsEmpty)
            {
                (long number, int start) = Locate(offset);
                int count = Math.Min(source.Length, _pageSize - start);
                CachedPage page = PageToChange(number, isReplaced: count == _pageSize);
                source[..count].CopyTo(page.Bytes.AsSpan(start));
                _pages.MarkDirty(page);
                source = source[count..];
                offset += count;
            }
        }
    }

    /// <exception cref="MemoryException">A write-back or the flush of the inner provider failed, now or earlier.</exception>
    public void Flush()
    {
        lock (_gate)
        {
            if ((_failure ?? WriteBack()) is { } failure)
                throw failure;
            _inner.Flush();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _ = WriteBack(); // Even after a failure: it may have passed, and what is not written now is lost.
            _inner.Dispose();
        }
    }

    private (long Number, int Start) Locate(long offset) => (offset / _pageSize, (int)(offset % _pageSize));

    private CachedPage PageToChange(long number, bool isReplaced)
    {
        CachedPage? page = _pages.Find(number);
        if (page is { IsDirty: true })
            return page;

        // All of them at once, as this makes the longest runs; and never more than half of the capacity, which leaves room to read.
        if (_pages.DirtyCount >= _mostDirty && WriteBack() is { } failure)
        {
            _writeBackFailed();
            throw failure;
        }

        return page ?? (isReplaced ? _pages.Add(number) : Load(number, wanted: 1));
    }

    /// <summary>Brings a page into memory, with those behind it that are wanted or read ahead. There has to be room for one.</summary>
    private CachedPage Load(long number, long wanted)
    {
        if (number >= _freshFrom)
        {
            CachedPage fresh = _pages.Add(number);
            fresh.Bytes.AsSpan().Clear();
            return fresh;
        }

        int asked = CountMissing(number, wanted);
        int count = Math.Max(asked, CountMissing(number, _readAhead.At(number)));
        MemoryResult result = _runs.Read(number, count);
        if (!result.IsOk && count > asked)
            result = _runs.Read(number, count = asked); // A failed read-ahead is not an error.
        result.ThrowIfError();
        _readAhead.Loaded(number, count);

        // The page itself last, as the one most recently used.
        for (int i = count - 1; i > 0; i--)
            _runs.Page(i).CopyTo(_pages.Add(number + i).Bytes);
        CachedPage page = _pages.Add(number);
        _runs.Page(0).CopyTo(page.Bytes);
        return page;
    }

    /// <summary>How many pages from one on can be read in a run: all that are neither in memory nor fresh, and for which there is room.</summary>
    private int CountMissing(long first, long most)
    {
        most = Math.Min(Math.Min(most, PageRuns.MaxPages), Math.Min(_pages.Room, _freshFrom - first));
        int count = 1;
        while (count < most && !_pages.Contains(first + count))
            count++;
        return count;
    }

    /// <summary>Saves every dirty page, in runs of adjacent ones. Stops at the first failure, which leaves its pages dirty.</summary>
    private MemoryException? WriteBack()
    {
        long[] dirty = _pages.DirtyNumbers();
        for (int done = 0, count; done < dirty.Length; done += count)
        {
            long first = dirty[done];
            count = 1;
            while (count < PageRuns.MaxPages && done + count < dirty.Length && dirty[done + count] == first + count)
                count++;

            _freshFrom = Math.Max(_freshFrom, first + count); // Before the attempt: a failed one leaves unknown bytes.
            if (_runs.Write(first, count, _pages).Error is { } error)
                return _failure = new MemoryException(error);
            for (int i = 0; i < count; i++)
                _pages.MarkClean(first + i);
        }

        return null;
    }
}
