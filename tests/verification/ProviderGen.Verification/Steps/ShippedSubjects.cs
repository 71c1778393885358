using ProviderGen.Providers;
using ProviderGen.Testing;

namespace ProviderGen.Verification.Steps;

/// <summary>The shipped providers, described for the checks.</summary>
internal static class ShippedSubjects
{
    public static IEnumerable<ProviderSubject> All(string directory)
    {
        yield return new ProviderSubject("HeapMemoryProvider", () => new HeapMemoryProvider());
        yield return new ProviderSubject("IcMemoryProvider", () => IcMemoryProvider.Open(new InProcessStableMemory()).ThrowIfError());
        yield return new ProviderSubject("WasiMemoryProvider", () => WasiMemoryProvider.Open(NewPath(directory)).ThrowIfError())
        {
            Backing = bytes =>
            {
                string path = NewPath(directory);
                File.WriteAllBytes(path, bytes);
                return RawBacking.Of(
                    () => WasiMemoryProvider.Open(path),
                    () => File.ReadAllBytes(path),
                    openReadOnly: () => WasiMemoryProvider.Open(path, new WasiMemoryProviderOptions { ReadOnly = true }),
                    name: path,
                    isExclusive: true);
            },
        };
        if (OperatingSystem.IsLinux())
            yield return Mapped(directory);
        yield return Decorator("CachedMemoryProvider", directory, inner => Widen(CachedMemoryProvider.Open(inner, new CachedMemoryProviderOptions { CapacityPages = 2 })));
        yield return Decorator("WindowMemoryProvider", directory, inner => Widen(WindowMemoryProvider.Open(inner, 0)));
        yield return Decorator("MeteredMemoryProvider", directory, inner => Widen(MeteredMemoryProvider.Open(inner)));
        yield return Decorator("ReadOnlyMemoryProvider", directory, inner => Widen(ReadOnlyMemoryProvider.Open(inner)));
    }

    private static ProviderSubject Mapped(string directory)
        => new("MappedFileMemoryProvider", () => MappedFileMemoryProvider.Open(NewPath(directory)).ThrowIfError())
        {
            Backing = bytes =>
            {
                string path = NewPath(directory);
                File.WriteAllBytes(path, bytes);
                return RawBacking.Of(
                    () => MappedFileMemoryProvider.Open(path),
                    () => File.ReadAllBytes(path),
                    openReadOnly: () => MappedFileMemoryProvider.Open(path, new MappedFileMemoryProviderOptions { ReadOnly = true }),
                    name: path,
                    isExclusive: true);
            },
        };

    /// <summary>A provider that is made from another one, here from a file.</summary>
    private static ProviderSubject Decorator(string name, string directory, Func<IMemoryProvider, MemoryResult<IMemoryProvider>> open)
        => new(name, () => Over(NewPath(directory), open).ThrowIfError())
        {
            Backing = bytes =>
            {
                string path = NewPath(directory);
                File.WriteAllBytes(path, bytes);
                return new RawBacking(() => Over(path, open), () => File.ReadAllBytes(path)) { Name = path, IsExclusive = true };
            },
        };

    private static MemoryResult<IMemoryProvider> Over(string path, Func<IMemoryProvider, MemoryResult<IMemoryProvider>> open)
        => WasiMemoryProvider.Open(path).TryGetValue(out WasiMemoryProvider? inner, out MemoryError? error) ? open(inner) : error;

    private static MemoryResult<IMemoryProvider> Widen<TProvider>(MemoryResult<TProvider> opened)
        where TProvider : IMemoryProvider
        => opened.TryGetValue(out TProvider? provider, out MemoryError? error) ? (MemoryResult<IMemoryProvider>)provider : error;

    private static string NewPath(string directory) => Path.Combine(directory, Path.GetRandomFileName());
}
