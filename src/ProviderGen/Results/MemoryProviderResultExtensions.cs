namespace ProviderGen;

/// <summary>What can be done with the result of opening a provider.</summary>
public static class MemoryProviderResultExtensions
{
    /// <summary>
    /// The same result without the type of the provider, for code that opens one of several kinds:
    /// <c>kind switch { "file" => WasiMemoryProvider.Open(path).AsMemoryProvider(), ... }</c>.
    /// </summary>
    /// <param name="result">What opening returned.</param>
    /// <typeparam name="TProvider">The type of the provider.</typeparam>
    /// <returns>The same provider, or the same error.</returns>
    public static MemoryResult<IMemoryProvider> AsMemoryProvider<TProvider>(this MemoryResult<TProvider> result)
        where TProvider : IMemoryProvider
        => result.TryGetValue(out TProvider? provider, out MemoryError? error) ? MemoryResult.Of<IMemoryProvider>(provider) : error;

    /// <summary>The same for kinds that all have something to flush.</summary>
    /// <param name="result">What opening returned.</param>
    /// <typeparam name="TProvider">The type of the provider.</typeparam>
    /// <returns>The same provider, or the same error.</returns>
    public static MemoryResult<IDurableMemoryProvider> AsDurableMemoryProvider<TProvider>(this MemoryResult<TProvider> result)
        where TProvider : IDurableMemoryProvider
        => result.TryGetValue(out TProvider? provider, out MemoryError? error) ? MemoryResult.Of<IDurableMemoryProvider>(provider) : error;
}
