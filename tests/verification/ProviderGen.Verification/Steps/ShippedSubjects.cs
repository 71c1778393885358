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
                    openReadOnly: () => WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { ReadOnly = true }),
                    name: path,
                    isExclusive: true);
            },
        };
        if (OperatingSystem.IsLinux())
            yield return Mapped(directory);
        yield return Decorator("CachedMemoryProvider", directory, inner => CachedMemoryProvider.Open(inner, new CachedMemoryProviderOptions { CapacityPages = 2 }).AsMemoryProvider());
        yield return Decorator("WindowMemoryProvider", directory, inner => WindowMemoryProvider.Open(inner, 0).AsMemoryProvider());
        yield return Decorator("MeteredMemoryProvider", directory, inner => MeteredMemoryProvider.Open(inner).AsMemoryProvider());
        yield return Decorator("ReadOnlyMemoryProvider", directory, inner => ReadOnlyMemoryProvider.Open(inner).AsMemoryProvider());
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

    private static string NewPath(string directory) => Path.Combine(directory, Path.GetRandomFileName());
}
