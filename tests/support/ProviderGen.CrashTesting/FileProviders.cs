using ProviderGen.Providers;

namespace ProviderGen.CrashTesting;

/// <summary>The two providers on files, for whoever treats them alike.</summary>
public static class FileProviders
{
    /// <summary>Opens a file by <see cref="WasiMemoryProvider"/>, or mapped.</summary>
    public static MemoryResult<IDurableMemoryProvider> Open(string path, bool mapped, WasiMemoryProviderOptions? options = null)
    {
        options ??= new WasiMemoryProviderOptions();
        return mapped
            ? Widen(MappedFileMemoryProvider.Open(
                path, new MappedFileMemoryProviderOptions { Mode = options.Mode, ReadOnly = options.ReadOnly, Lock = options.Lock }))
            : Widen(WasiMemoryProvider.Open(path, options));
    }

    private static MemoryResult<IDurableMemoryProvider> Widen<TProvider>(MemoryResult<TProvider> opened)
        where TProvider : class, IDurableMemoryProvider
        => opened.TryGetValue(out TProvider? provider, out MemoryError? error) ? (MemoryResult<IDurableMemoryProvider>)provider : error;
}
