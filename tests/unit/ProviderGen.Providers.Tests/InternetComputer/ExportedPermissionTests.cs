using ProviderGen.TestSupport;

namespace ProviderGen.Providers.Tests.InternetComputer;

/// <summary>No file of an exported snapshot has wider permissions than what it is made from, and its name was free.</summary>
public sealed class ExportedPermissionTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Public = Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private readonly TempDirectory _directory = new();

    [SkippableFact]
    public void What_is_in_no_file_is_for_its_owner()
    {
        using var image = new HeapMemoryProvider();
        image.Grow(1).ThrowIfError();

        CanisterSnapshot.Export(image, _directory["snapshot"]).ThrowIfError();

        Assert.All(Directory.GetFiles(_directory["snapshot"]), path => Assert.Equal(Private, ModeOf(path)));
        Assert.Equal(Private | UnixFileMode.UserExecute, ModeOf(_directory["snapshot"]));
    }

    [SkippableFact]
    public void Every_file_is_as_open_as_the_one_it_is_made_from()
    {
        string template = Snapshot(Public);
        SetMode(Path.Combine(template, "wasm_memory.bin"), Private);
        SetMode(Path.Combine(template, "wasm_chunk_store", "01.bin"), UnixFileMode.UserRead);
        using (WasiMemoryProvider image = WasiMemoryProvider.Open(_directory["image"]).Value)
        {
            SetMode(_directory["image"], Private);
            CanisterSnapshot.Export(image, _directory["new"], CanisterSnapshot.Open(template).Value).ThrowIfError();
        }

        Assert.Equal(Private, ModeOf(_directory["new/stable_memory.bin"]));
        Assert.Equal(Private, ModeOf(_directory["new/wasm_memory.bin"]));
        Assert.Equal(UnixFileMode.UserRead, ModeOf(_directory["new/wasm_chunk_store/01.bin"]));
        Assert.Equal(Public & ModeOf(_directory["image2"], create: true), ModeOf(_directory["new/wasm_module.bin"]));
    }

    [SkippableFact]
    public void A_mapped_file_counts_as_one_too()
    {
        using MappedFileMemoryProvider image = MappedFileMemoryProvider.Open(_directory["image"]).Value;
        SetMode(_directory["image"], Public);
        CanisterSnapshot.Export(image, _directory["snapshot"]).ThrowIfError();
        Assert.Equal(Public & ModeOf(_directory["other"], create: true), ModeOf(_directory["snapshot/stable_memory.bin"]));
    }

    [Theory]
    [InlineData("link", "exists already")]
    [InlineData("new.partial", "as only unfinished work does")]
    [InlineData("half a pair \uD83D", "is not valid UTF-8")]
    public void A_name_that_leads_elsewhere_is_rejected(string name, string message)
    {
        using var image = new HeapMemoryProvider();
        Directory.CreateSymbolicLink(_directory["link"], _directory["nowhere"]);

        MemoryResult exported = CanisterSnapshot.Export(image, _directory[name]);

        Assert.Contains(message, exported.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(ProviderErrorReason.InvalidArgument, ((MemoryError.ProviderError)exported.Error).Reason);
        Assert.Equal([_directory["link"]], Directory.GetFileSystemEntries(_directory.Root));
    }

    public void Dispose() => _directory.Dispose();

    private string Snapshot(UnixFileMode mode)
    {
        string directory = _directory["template"];
        using (var image = new HeapMemoryProvider())
            CanisterSnapshot.Export(image, directory).ThrowIfError();
        Directory.CreateDirectory(Path.Combine(directory, "wasm_chunk_store"));
        foreach (string name in (string[])["wasm_module.bin", "wasm_memory.bin", "wasm_chunk_store/01.bin"])
            File.WriteAllBytes(Path.Combine(directory, name), []);
        foreach (string path in Directory.GetFiles(directory, "*", SearchOption.AllDirectories))
            SetMode(path, mode);
        return directory;
    }

    // A new file shows what the umask leaves.
    private static UnixFileMode ModeOf(string path, bool create = false)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes.");
        if (create)
            File.WriteAllBytes(path, []);
        return OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes.");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }
}
