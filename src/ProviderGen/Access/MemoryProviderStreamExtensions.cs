namespace ProviderGen;

/// <summary>Opens a provider as a stream.</summary>
public static class MemoryProviderStreamExtensions
{
    /// <summary>Wraps a provider in a stream that starts at offset 0.</summary>
    /// <param name="provider">The provider to read and write.</param>
    /// <param name="leaveOpen">Whether the provider stays open when the stream is disposed. It does by default.</param>
    /// <returns>The stream.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is null.</exception>
    public static MemoryProviderStream AsStream(this IMemoryProvider provider, bool leaveOpen = true)
        => new(provider, leaveOpen);
}
