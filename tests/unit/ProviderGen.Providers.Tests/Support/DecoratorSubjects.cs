using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;
using ProviderGen.Testing;

namespace ProviderGen.Providers.Tests.Support;

/// <summary>The providers that are made from another one, each before a file and, for faults, before a backing that fails.</summary>
internal static class DecoratorSubjects
{
    public static ProviderSubject Cached(TempDirectory directory, int capacityPages)
        => Of("cached", directory, inner => CachedMemoryProvider.Open(inner, new CachedMemoryProviderOptions { CapacityPages = capacityPages }).AsMemoryProvider());

    /// <summary>Reads no page that was not asked for, so that every fault meets somebody who has asked.</summary>
    public static ProviderSubject CachedWithoutReadAhead(TempDirectory directory, int capacityPages)
        => Of("cached", directory, inner => CachedMemoryProvider.Open(inner, new CachedMemoryProviderOptions { CapacityPages = capacityPages, ReadAheadPages = 0 }).AsMemoryProvider());

    public static ProviderSubject Window(TempDirectory directory) => Of("window", directory, inner => WindowMemoryProvider.Open(inner, 0).AsMemoryProvider());

    public static ProviderSubject Metered(TempDirectory directory) => Of("metered", directory, inner => MeteredMemoryProvider.Open(inner).AsMemoryProvider());

    public static ProviderSubject ReadOnly(TempDirectory directory)
    {
        ProviderSubject all = Of("read-only", directory, inner => ReadOnlyMemoryProvider.Open(inner).AsMemoryProvider());
        return new ProviderSubject(all.Name, all.Create) { Backing = all.Backing };
    }

    private static ProviderSubject Of(string name, TempDirectory directory, Func<IMemoryProvider, MemoryResult<IMemoryProvider>> open)
        => new(name, () => Over(WasiMemoryProvider.Open(directory.NewPath()), open).Value)
        {
            Backing = bytes =>
            {
                string path = directory.FileOf(bytes);
                return new RawBacking(() => Over(WasiMemoryProvider.Open(path), open), () => File.ReadAllBytes(path))
                {
                    OpenReadOnly = () => Over(WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { ReadOnly = true }), open),
                    Name = path,
                    SetLength = OperatingSystem.IsWindows() ? null : length => RawFile.SetLength(path, length),
                    IsExclusive = true,
                    Unlink = OperatingSystem.IsWindows() ? null : () => File.Delete(path),
                };
            },
            CreateWithFaults = plan => open(new FaultyMemoryProvider(plan)).Value,
            BackingWithFaults = plan =>
            {
                var backing = new FaultyBacking(65_536, fresh: 0xAA) { Faults = plan };
                return new RawBacking(() => Over(FaultyMemoryProvider.Open(backing), open), backing.ToArray);
            },
        };

    private static MemoryResult<IMemoryProvider> Over<TInner>(MemoryResult<TInner> inner, Func<IMemoryProvider, MemoryResult<IMemoryProvider>> open)
        where TInner : IMemoryProvider
        => inner.TryGetValue(out TInner? provider, out MemoryError? error) ? open(provider) : error;
}
