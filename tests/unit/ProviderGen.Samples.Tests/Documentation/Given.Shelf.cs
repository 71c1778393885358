// Compiled with what pages show of samples/Conformance, beside the provider of that sample and its backing.
global using static GivenShelf;

using ProviderGen;

internal static class GivenShelf
{
    /// <summary>Opens the provider of the sample.</summary>
    public static MemoryResult<IMemoryProvider> Open(Conformance.IShelf shelf)
        => Conformance.ShelfMemoryProvider.Open(shelf).TryGetValue(out Conformance.ShelfMemoryProvider? provider, out MemoryError? error)
            ? (MemoryResult<IMemoryProvider>)provider
            : error;
}
