using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;
using ProviderGen.Testing;

namespace ProviderGen.Providers.Tests.Support;

/// <summary>The shipped providers, described for the conformance suite.</summary>
internal static class Subjects
{
    public static ProviderSubject Heap() => new("heap", () => new HeapMemoryProvider());

    /// <summary>More addresses than there are, so the image lies in arrays.</summary>
    public static ProviderSubject HeapOfArrays() => new("heap of arrays", () => new HeapMemoryProvider(new HeapMemoryProviderOptions { MaxBytes = 1L << 50 }));

    public static ProviderSubject InternetComputer() => new("stable memory", () => IcMemoryProvider.Open(new InProcessStableMemory()).Value)
    {
        CreateWithFaults = plan => IcMemoryProvider.Open(new FaultyStableMemory(plan)).Value,
    };

    public static ProviderSubject Wasi(TempDirectory directory, bool locked) => new("file", () => Open(directory.NewPath(), locked).Value)
    {
        Backing = bytes =>
        {
            string path = directory.FileOf(bytes);
            return RawBacking.Of(
                () => Open(path, locked),
                () => File.ReadAllBytes(path),
                openReadOnly: () => WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { ReadOnly = true, Lock = locked }),
                name: path,
                setLength: OperatingSystem.IsWindows() ? null : length => RawFile.SetLength(path, length),
                isExclusive: locked,
                unlink: OperatingSystem.IsWindows() ? null : () => File.Delete(path));
        },
    };

    public static ProviderSubject Mapped(TempDirectory directory) => new("mapped file", () => MappedFileMemoryProvider.Open(directory.NewPath()).Value)
    {
        Backing = bytes =>
        {
            string path = directory.FileOf(bytes);
            return RawBacking.Of(
                () => MappedFileMemoryProvider.Open(path),
                () => File.ReadAllBytes(path),
                openReadOnly: () => MappedFileMemoryProvider.Open(path, new MappedFileMemoryProviderOptions { ReadOnly = true }),
                name: path,
                setLength: length => RawFile.SetLength(path, length),
                isExclusive: true,
                unlink: () => File.Delete(path));
        },
    };

    private static MemoryResult<WasiMemoryProvider> Open(string path, bool locked)
        => WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { Lock = locked });
}
