namespace ProviderGen;

/// <summary>Tells whether a provider is still open.</summary>
public static class MemoryProviderLifetime
{
    /// <summary>
    /// Checks that a provider has not been disposed. Its size does not tell, as that of an empty provider is 0 too. The backing is not
    /// touched.
    /// </summary>
    /// <param name="provider">The provider.</param>
    /// <returns>Success while it is open; otherwise the error that every operation returns, <see cref="ProviderErrorReason.Disposed"/>.</returns>
    /// <exception cref="ArgumentNullException">The provider is null.</exception>
    public static MemoryResult EnsureOpen(this IMemoryProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);

        // Reading nothing at offset 0 succeeds on every open provider, whatever its size.
        return provider.Read(0, []);
    }
}
