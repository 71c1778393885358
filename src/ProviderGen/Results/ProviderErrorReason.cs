namespace ProviderGen;

/// <summary>What kind of failure a <see cref="MemoryError.ProviderError"/> is.</summary>
public enum ProviderErrorReason
{
    /// <summary>The backing failed; <see cref="MemoryError.ProviderError.Cause"/> usually says how.</summary>
    Backing,

    /// <summary>The provider has been disposed.</summary>
    Disposed,

    /// <summary>A flush failed earlier; writing, growing and flushing are rejected until the provider is reopened.</summary>
    Latched,

    /// <summary>The provider is read-only.</summary>
    ReadOnly,

    /// <summary>An argument has no meaning: a negative page count, a null argument.</summary>
    InvalidArgument,

    /// <summary>More pages than the provider may have, or than a <see cref="long"/> can address in bytes.</summary>
    LimitExceeded,

    /// <summary>The backing's length is not a whole number of pages, so it is not an image for this provider.</summary>
    NotAligned,

    /// <summary>The backing's length is not what the provider left there: it was modified externally.</summary>
    LengthChanged,
}
