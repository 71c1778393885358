namespace ProviderGen.Providers;

/// <summary>How many pages to read at once: more and more, while each read begins where the one before ended.</summary>
internal sealed class ReadAhead(int most)
{
    private long _next = -1;
    private int _pages;

    /// <summary>How many pages a read that begins at a page may bring, so far as this is sequential.</summary>
    public int At(long number)
    {
        _pages = number == _next ? Math.Min(most, Math.Max(2, _pages * 2)) : 0;
        return _pages;
    }

    public void Loaded(long number, int count) => _next = number + count;
}
