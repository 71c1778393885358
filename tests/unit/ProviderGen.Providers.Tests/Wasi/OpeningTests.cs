using ProviderGen.CrashTesting;
using ProviderGen.TestSupport;

namespace ProviderGen.Providers.Tests.Wasi;

public sealed class OpeningTests : IDisposable
{
    private const int Page = 65_536;
    private readonly TempDirectory _directory = new();

    public static TheoryData<FileOpenMode, bool, bool, bool> Combinations
    {
        get
        {
            var data = new TheoryData<FileOpenMode, bool, bool, bool>();
            foreach (FileOpenMode mode in Enum.GetValues<FileOpenMode>())
            {
                for (int bits = 0; bits < 8; bits++)
                    data.Add(mode, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Mode_and_options_decide_what_becomes_of_a_file(FileOpenMode mode, bool readOnly, bool locked, bool exists)
    {
        string path = exists ? _directory.FileOf(new byte[Page]) : _directory.NewPath();
        bool opens = (mode, exists) switch
        {
            (FileOpenMode.CreateNew, _) => !readOnly && !exists,
            (FileOpenMode.OpenExisting, _) => exists,
            _ => exists || !readOnly,
        };

        MemoryResult<WasiMemoryProvider> opened = WasiMemoryProvider.Open(
            path, new FileMemoryProviderOptions { Mode = mode, ReadOnly = readOnly, Lock = locked });

        Assert.True(opens == opened.IsOk, opened.ToString());
        Assert.Equal(exists || opens, File.Exists(path));
        if (!opened.TryGetValue(out WasiMemoryProvider? provider))
            return;
        Assert.Equal(exists ? 1 : 0, provider.Pages);
        Assert.Equal(readOnly, provider.IsReadOnly);
        Assert.True(locked || !provider.IsLocked);
        Assert.True(!locked || !OperatingSystem.IsLinux() || provider.IsLocked);
        Assert.Equal(!readOnly, provider.Grow(1).IsOk);
        provider.Dispose();
    }

    [Fact]
    public void The_default_options_create_lock_and_allow_changes()
    {
        var options = new FileMemoryProviderOptions();
        Assert.Equal((FileOpenMode.OpenOrCreate, false, true), (options.Mode, options.ReadOnly, options.Lock));
    }

    [SkippableTheory]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    public void A_device_is_not_an_empty_image(string path)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux is asked for the kind of a file.");
        Assert.Contains("a device, a pipe or a socket", WasiMemoryProvider.Open(path).Error?.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_pipe_is_rejected_without_waiting_for_its_other_end()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux is asked for the kind of a file.");
        string path = _directory.NewPath();
        ChildProcess.OutputOf("mkfifo", path);

        // The time limit ends a test that would never end.
        MemoryResult<WasiMemoryProvider> opened = await Task.Run(
            () => WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { ReadOnly = true })).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Contains("a device, a pipe or a socket", opened.Error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_cannot_be_one_is_rejected_as_an_argument(string path)
    {
        var error = Assert.IsType<MemoryError.ProviderError>(WasiMemoryProvider.Open(path).Error);
        Assert.Equal(ProviderErrorReason.InvalidArgument, error.Reason);
        Assert.IsAssignableFrom<ArgumentException>(error.Cause);
    }

    [Fact]
    public void A_new_file_that_is_read_only_is_rejected_as_an_argument()
        => Assert.Equal(
            ProviderErrorReason.InvalidArgument,
            ErrorOf(_directory.NewPath(), new FileMemoryProviderOptions { Mode = FileOpenMode.CreateNew, ReadOnly = true }).Reason);

    [Fact]
    public void A_mode_that_does_not_exist_is_rejected_as_an_argument()
    {
        MemoryError.ProviderError error = ErrorOf(_directory.NewPath(), new FileMemoryProviderOptions { Mode = (FileOpenMode)9 });

        Assert.Equal(ProviderErrorReason.InvalidArgument, error.Reason);
        Assert.Contains("9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_path_is_reported_as_it_was_given()
    {
        string path = Path.Combine(_directory.Root, ".", "a.img");
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value;
        Assert.Equal(path, provider.Path);
    }

    [Fact]
    public void A_file_info_and_options_open_the_same_file_as_its_path()
    {
        string path = _directory.FileOf([.. Enumerable.Repeat((byte)5, Page)]);

        using (WasiMemoryProvider byInfo = WasiMemoryProvider.Open(new FileInfo(path)).Value)
        {
            Assert.Equal((path, 5), (byInfo.Path, byInfo.Read<byte>(0).Value));
            Assert.True(byInfo.IsLocked || !OperatingSystem.IsLinux());
        }

        using WasiMemoryProvider byOptions = WasiMemoryProvider.Open(path, new FileMemoryProviderOptions()).Value;
        Assert.Equal(5, byOptions.Read<byte>(Page - 1).Value);
    }

    [Fact]
    public void Null_arguments_are_errors_that_name_the_parameter()
    {
        Named(WasiMemoryProvider.Open((string)null!), "path");
        Named(WasiMemoryProvider.Open((FileInfo)null!), "file");
        Named(WasiMemoryProvider.Open(null!, new FileMemoryProviderOptions()), "path");
        Named(WasiMemoryProvider.Open(_directory.NewPath(), null!), "options");

        static void Named(MemoryResult<WasiMemoryProvider> result, string parameter)
        {
            var error = Assert.IsType<MemoryError.ProviderError>(result.Error);
            Assert.Equal(ProviderErrorReason.InvalidArgument, error.Reason);
            Assert.Contains($"'{parameter}'", error.Message, StringComparison.Ordinal);
            Assert.Equal(parameter, Assert.IsType<ArgumentNullException>(error.Cause).ParamName);
        }
    }

    [Theory]
    [InlineData("missing/a.img", "missing")]
    [InlineData("", "")]
    public void A_path_that_cannot_be_opened_is_an_error_that_names_it(string name, string part)
    {
        string path = name.Length == 0 ? _directory.Root : _directory[name];

        MemoryError.ProviderError error = ErrorOf(path);

        Assert.Equal(ProviderErrorReason.Backing, error.Reason);
        Assert.Contains(_directory.Root, error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Cause);
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Root));
    }

    [Fact]
    public void A_directory_is_called_one()
        => Assert.Contains("is a directory", ErrorOf(_directory.Root).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_path_is_an_error() => Assert.NotNull(ErrorOf(""));

    [Fact]
    public void A_path_beyond_ASCII_opens_and_is_named_in_errors()
    {
        string path = _directory["Größe-数据-🗄.img"];
        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path).Value)
        {
            provider.Grow(1).ThrowIfError();
            Assert.True(provider.Flush().IsOk);
        }

        Assert.Equal(Page, new FileInfo(path).Length);
        File.AppendAllText(path, "x");
        Assert.Contains(path, ErrorOf(path).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Page - 1)]
    [InlineData(Page + 1)]
    [InlineData((3 * Page) + 100)]
    public void A_file_with_a_part_of_a_page_is_rejected_by_name_and_left_byte_for_byte(int length)
    {
        byte[] bytes = new byte[length];
        Random.Shared.NextBytes(bytes);
        string path = _directory.FileOf(bytes);

        MemoryError.ProviderError error = ErrorOf(path);

        Assert.Equal(ProviderErrorReason.NotAligned, error.Reason);
        Assert.Contains($" {length} bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains($" {Page} bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(path));

        // It was closed: otherwise its lock would keep this away.
        File.WriteAllBytes(path, new byte[Page]);
        using WasiMemoryProvider repaired = WasiMemoryProvider.Open(path).Value;
        Assert.Equal(1, repaired.Pages);
    }

    [Fact]
    public void A_read_only_provider_changes_nothing_even_where_the_system_would_allow_it()
    {
        byte[] bytes = [.. Enumerable.Repeat((byte)9, Page)];
        string path = _directory.FileOf(bytes);
        using (WasiMemoryProvider provider = WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { ReadOnly = true }).Value)
        {
            Assert.False(provider.Write(0, 1).IsOk);
            Assert.False(provider.Grow(1).IsOk);
            Assert.True(provider.Flush().IsOk);
        }

        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    public void Dispose() => _directory.Dispose();

    private static MemoryError.ProviderError ErrorOf(string path, FileMemoryProviderOptions? options = null)
        => Assert.IsType<MemoryError.ProviderError>(WasiMemoryProvider.Open(path, options ?? new FileMemoryProviderOptions()).Error);
}
