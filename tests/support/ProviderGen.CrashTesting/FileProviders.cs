using ProviderGen.Providers;

namespace ProviderGen.CrashTesting;

/// <summary>The two providers on files, for whoever treats them alike.</summary>
public static class FileProviders
{
    /// <summary>Opens a file by <see cref="WasiMemoryProvider"/>, or mapped.</summary>
    public static MemoryResult<IDurableMemoryProvider> Open(string path, bool mapped, FileMemoryProviderOptions? options = null)
    {
        options ??= new FileMemoryProviderOptions();
        return mapped
            ? MappedFileMemoryProvider.Open(
                path, new MappedFileMemoryProviderOptions { Mode = options.Mode, ReadOnly = options.ReadOnly, Lock = options.Lock }).AsDurableMemoryProvider()
            : WasiMemoryProvider.Open(path, options).AsDurableMemoryProvider();
    }
}
