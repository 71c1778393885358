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

    private static string NewPath(string directory) => Path.Combine(directory, Path.GetRandomFileName());
}
