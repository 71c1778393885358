namespace ProviderGen.Providers;

/// <summary>How a <see cref="HeapMemoryProvider"/> is made.</summary>
public sealed record HeapMemoryProviderOptions
{
    /// <summary>
    /// The most bytes the image may have, at least one page of 65,536; a part of a page counts as none. By default what the
    /// process may use of the machine or of its container. More is fine for an image most of which is never touched: so
    /// many addresses are set aside, and memory is used for what is touched alone.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than one page.</exception>
    public long MaxBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, MemoryProviderAttribute.DefaultPageSize);
            field = value;
        }
    }
        = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
}
