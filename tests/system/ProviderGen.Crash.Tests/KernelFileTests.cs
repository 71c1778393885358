using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;

namespace ProviderGen.Crash.Tests;

/// <summary>Files that the kernel makes up when they are read say that they are empty, or anything else; they passed for images.</summary>
public sealed class KernelFileTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public static TheoryData<string> Files => ["/proc/self/status", "/proc/self/environ", "/proc/sys/kernel/ostype", "/sys/kernel/mm/transparent_hugepage/enabled"];

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void They_are_rejected_as_devices_are(string path)
    {
        Skip.IfNot(File.Exists(path), $"There is no '{path}'.");
        File.CreateSymbolicLink(_directory["link.img"], path);

        foreach (string name in (string[])[path, _directory["link.img"]])
        {
            IsRejected(name, WasiMemoryProvider.Open(name, new FileMemoryProviderOptions { ReadOnly = true, Lock = false }).Error);
            IsRejected(name, MappedFileMemoryProvider.Open(name, new MappedFileMemoryProviderOptions { ReadOnly = true, Lock = false }).Error);
        }
    }

    /// <summary>What such a file is a link to is a file like others.</summary>
    [SkippableFact]
    public void An_open_file_is_opened_by_its_descriptor()
    {
        Tool.RequireLinux();
        using FileStream file = new(_directory.FileOf(new byte[65_536]), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        string path = $"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}";
        using WasiMemoryProvider image = WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { ReadOnly = true, Lock = false }).Value;
        Assert.Equal(1, image.Pages);
    }

    [SkippableFact]
    public void As_metadata_of_a_snapshot_they_are_rejected_too()
    {
        Tool.RequireLinux();
        File.CreateSymbolicLink(_directory["metadata.json"], "/proc/self/status");
        IsRejected(_directory["metadata.json"], CanisterSnapshot.Open(_directory.Root).Error);
    }

    public void Dispose() => _directory.Dispose();

    private static void IsRejected(string path, MemoryError? error)
    {
        Assert.Equal(ProviderErrorReason.Backing, Assert.IsType<MemoryError.ProviderError>(error).Reason);
        Assert.Contains($"'{path}' is an interface of the kernel, not a file", error.Message, StringComparison.Ordinal);
    }
}
