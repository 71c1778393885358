namespace ProviderGen.Providers;

/// <summary>How <see cref="CachedMemoryProvider"/> keeps pages.</summary>
public sealed record CachedMemoryProviderOptions
{
    /// <summary>The most pages of 65,536 bytes to keep in memory, at least 1; 256 (16 MiB) by default. Memory is used as pages are, and up to 1 MiB more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int CapacityPages
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
        = 256;

    /// <summary>
    /// How many pages to read at once, at the most, when reads go from page to page: 8 by default, and never more than 16.
    /// 0 reads no page that was not asked for.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int ReadAheadPages
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }
        = 8;

    /// <summary>Whether the inner provider stays open when the cache is disposed. <see langword="false"/> by default.</summary>
    public bool LeaveOpen { get; init; }
}
