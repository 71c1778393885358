namespace ProviderGen.Providers;

/// <summary>A page in memory.</summary>
internal sealed class CachedPage(byte[] bytes)
{
    public long Number { get; set; }

    public byte[] Bytes { get; } = bytes;

    public bool IsDirty { get; set; }
}

/// <summary>
/// A bounded number of pages by their number. Clean ones make room for others, the least recently used first; dirty ones stay
/// until they have been saved.
/// </summary>
internal sealed class CachedPages(int capacity, int pageSize)
{
    private readonly Dictionary<long, LinkedListNode<CachedPage>> _pages = [];

    // The most recently used first. Dirty pages are in no list, so that whatever is last here may go.
    private readonly LinkedList<CachedPage> _clean = [];
    private readonly SortedSet<long> _dirty = [];

    public int DirtyCount => _dirty.Count;

    /// <summary>How many pages can be added before dirty ones would have to go.</summary>
    public int Room => capacity - _dirty.Count;

    /// <summary>The numbers of the dirty pages as they are now, in ascending order.</summary>
    public long[] DirtyNumbers() => [.. _dirty];

    public bool Contains(long number) => _pages.ContainsKey(number);

    /// <summary>A page that is in memory, which counts as used.</summary>
    public CachedPage? Find(long number)
    {
        if (!_pages.TryGetValue(number, out LinkedListNode<CachedPage>? node))
            return null;
        if (node.List is not null && node != _clean.First)
        {
            _clean.Remove(node);
            _clean.AddFirst(node);
        }

        return node.Value;
    }

    /// <summary>A page that is known to be in memory; this does not count as using it.</summary>
    public CachedPage Get(long number) => _pages[number].Value;

    /// <summary>Adds a clean page that is not in memory. There has to be room. Its bytes are whatever they were for another one.</summary>
    public CachedPage Add(long number)
    {
        LinkedListNode<CachedPage> node;
        if (_pages.Count < capacity)
        {
            node = new LinkedListNode<CachedPage>(new CachedPage(new byte[pageSize]));
        }
        else
        {
            node = _clean.Last!;
            _clean.Remove(node);
            _pages.Remove(node.Value.Number);
        }

        node.Value.Number = number;
        _pages.Add(number, node);
        _clean.AddFirst(node);
        return node.Value;
    }

    public void MarkDirty(CachedPage page)
    {
        if (page.IsDirty)
            return;
        _dirty.Add(page.Number); // First, as it may be out of memory: a page that is called dirty has to be in here.
        page.IsDirty = true;
        _clean.Remove(_pages[page.Number]);
    }

    public void MarkClean(long number)
    {
        LinkedListNode<CachedPage> node = _pages[number];
        node.Value.IsDirty = false;
        _dirty.Remove(number);
        _clean.AddFirst(node);
    }
}
