namespace ProviderGen.Providers;

/// <summary>How <see cref="WasiMemoryProvider"/> opens its file.</summary>
public sealed record FileMemoryProviderOptions
{
    /// <summary>What to do about a missing or an existing file. By default a missing file is created.</summary>
    public FileOpenMode Mode { get; init; }

    /// <summary>
    /// Whether writing and growing are rejected. A file that is opened so is never created. <see langword="false"/> by default.
    /// </summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// Whether to own the file: as long as the provider is open, no other can open it, in this process or another.
    /// <see langword="true"/> by default. Providers that open the file with <see langword="false"/> share it with each
    /// other, never with an owner.
    /// </summary>
    public bool Lock { get; init; } = true;
}
