using ProviderGen;
using ProviderGen.Providers;

namespace KeyValueStore;

/// <summary>Opens one of several kinds of provider on a file, as a prefix says: <c>mapped:a.kv</c>, <c>cached:a.kv</c>, or <c>a.kv</c> alone.</summary>
internal static class Place
{
    public static MemoryResult<IDurableMemoryProvider> Open(string place) => place.Split(':', 2) switch
    {
        ["mapped", var path] => MappedFileMemoryProvider.Open(path).AsDurableMemoryProvider(),
        ["cached", var path] => OpenCached(path),
        _ => WasiMemoryProvider.Open(place).AsDurableMemoryProvider(),
    };

    private static MemoryResult<IDurableMemoryProvider> OpenCached(string path)
        => WasiMemoryProvider.Open(path).TryGetValue(out WasiMemoryProvider? file, out MemoryError? error)
            ? CachedMemoryProvider.Open(file).AsDurableMemoryProvider()
            : error;
}
