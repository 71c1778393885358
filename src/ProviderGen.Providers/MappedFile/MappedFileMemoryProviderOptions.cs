namespace ProviderGen.Providers;

/// <summary>How <see cref="MappedFileMemoryProvider"/> opens its file.</summary>
public sealed record MappedFileMemoryProviderOptions
{
    /// <summary>What to do about a missing or an existing file. By default a missing file is created.</summary>
    public FileOpenMode Mode { get; init; }

    /// <summary>
    /// Whether writing and growing are rejected. A file that is opened so is never created. <see langword="false"/> by default.
    /// </summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// Whether to own the file: as long as the provider is open, no other can open it, in this process or another.
    /// <see langword="true"/> by default. <see langword="false"/> shares the file with others that do so, and is allowed
    /// together with <see cref="ReadOnly"/> only.
    /// </summary>
    public bool Lock { get; init; } = true;

    /// <summary>
    /// The most bytes the image may have, at least one page of 65,536; 1 TiB by default. So many addresses are set aside when
    /// the file is opened, which takes neither memory nor space on the disk. Where a process has few (<c>ulimit -v</c>, kernels
    /// of 39 bits), ask for less.
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
        = 1L << 40;
}
