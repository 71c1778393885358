namespace ProviderGen.Providers;

/// <summary>A set of page numbers, one bit each up to the largest.</summary>
internal sealed class PageSet
{
    private ulong[] _words = [];

    /// <summary>Whether all pages of a range are in the set.</summary>
    public bool Contains(long first, long last)
    {
        if (last >> 6 >= _words.Length)
            return false;
        for (long page = first; page <= last; page++)
        {
            if ((_words[page >> 6] >> (int)(page & 63) & 1) == 0)
                return false;
        }

        return true;
    }

    /// <summary>Adds all pages of a range.</summary>
    public void Add(long first, long last)
    {
        // Twice as many, so that pages added one by one are not copied again and again.
        if (last >> 6 >= _words.Length)
            Array.Resize(ref _words, checked((int)Math.Max((last >> 6) + 1, Math.Min(2L * _words.Length, Array.MaxLength))));
        for (long page = first; page <= last; page++)
            _words[page >> 6] |= 1UL << (int)(page & 63);
    }
}
