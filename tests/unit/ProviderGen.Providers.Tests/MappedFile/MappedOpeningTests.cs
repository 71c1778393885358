using ProviderGen.CrashTesting;
using ProviderGen.Providers.TestSupport;
using ProviderGen.Providers.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Providers.Tests.MappedFile;

/// <summary>Which files are mapped, beside whom, and which are not.</summary>
public sealed class MappedOpeningTests : IDisposable
{
    private const int Page = 65_536;
    private readonly TempDirectory _directory = new();

    public static TheoryData<FileOpenMode, bool, bool, bool> Combinations => Wasi.OpeningTests.Combinations;

    [Fact]
    public void On_64_bit_Linux_a_file_is_mapped_and_elsewhere_it_is_left_alone()
    {
        string path = _directory.NewPath();
        MemoryResult<MappedFileMemoryProvider> opened = MappedFileMemoryProvider.Open(path);

        Assert.Equal(OperatingSystem.IsLinux() && Environment.Is64BitProcess, opened.IsOk);
        Assert.Equal(opened.IsOk, File.Exists(path));
        if (opened.TryGetValue(out MappedFileMemoryProvider? provider, out MemoryError? error))
            provider.Dispose();
        else
            Assert.Contains(nameof(WasiMemoryProvider), error.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [MemberData(nameof(Combinations))]
    public void What_opens_by_calls_opens_mapped_if_it_is_locked_or_read_only(FileOpenMode mode, bool readOnly, bool locked, bool exists)
    {
        Tool.RequireLinux();
        string path = exists ? _directory.FileOf(new byte[Page]) : _directory.NewPath();
        string other = exists ? _directory.FileOf(new byte[Page]) : _directory.NewPath();
        using WasiMemoryProvider? byCalls = WasiMemoryProvider
            .Open(other, new FileMemoryProviderOptions { Mode = mode, ReadOnly = readOnly, Lock = locked }).TryGetValue(out var it) ? it : null;

        MemoryResult<MappedFileMemoryProvider> opened = MappedFileMemoryProvider.Open(
            path, new MappedFileMemoryProviderOptions { Mode = mode, ReadOnly = readOnly, Lock = locked });

        Assert.True(opened.IsOk == (byCalls is not null && (locked || readOnly)), opened.ToString());
        Assert.Equal(exists || opened.IsOk, File.Exists(path));
        if (!opened.TryGetValue(out MappedFileMemoryProvider? provider))
            return;
        Assert.Equal((byCalls!.Pages, readOnly, locked, path), (provider.Pages, provider.IsReadOnly, provider.IsLocked, provider.Path));
        Assert.Equal(!readOnly, provider.Grow(1).IsOk);
        provider.Dispose();
    }

    [Fact]
    public void The_default_options_create_lock_allow_changes_and_go_up_to_a_tebibyte()
    {
        var options = new MappedFileMemoryProviderOptions();
        Assert.Equal((FileOpenMode.OpenOrCreate, false, true, 1L << 40), (options.Mode, options.ReadOnly, options.Lock, options.MaxBytes));
    }

    [SkippableFact]
    public void A_writer_that_does_not_lock_is_rejected_as_an_argument()
    {
        Tool.RequireLinux();
        var error = ErrorOf(_directory.NewPath(), new MappedFileMemoryProviderOptions { Lock = false });
        Assert.Equal(ProviderErrorReason.InvalidArgument, error.Reason);
    }

    [SkippableFact]
    public void Null_arguments_are_errors_that_name_the_parameter()
    {
        Tool.RequireLinux();
        MemoryResult<MappedFileMemoryProvider>[] all =
        [
            MappedFileMemoryProvider.Open((string)null!),
            MappedFileMemoryProvider.Open((FileInfo)null!),
            MappedFileMemoryProvider.Open(_directory.NewPath(), null!),
        ];
        Assert.Equal(["path", "file", "options"], all.Select(result => (Assert.IsType<MemoryError.ProviderError>(result.Error).Cause as ArgumentNullException)?.ParamName));
    }

    [SkippableFact]
    public void A_file_info_opens_the_same_file_as_its_path()
    {
        Tool.RequireLinux();
        string path = _directory.FileOf([.. Enumerable.Repeat((byte)5, Page)]);
        using MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(new FileInfo(path)).Value;
        Assert.Equal((path, 5), (provider.Path, provider.Read<byte>(Page - 1).Value));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_owns_a_file_keeps_the_other_kind_of_provider_out(bool mappedFirst)
    {
        Tool.RequireLinux();
        string path = _directory.FileOf(new byte[Page]);
        using IDurableMemoryProvider first = FileProviders.Open(path, mapped: mappedFirst).Value;

        var error = Assert.IsType<MemoryError.ProviderError>(FileProviders.Open(path, mapped: !mappedFirst).Error);

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.True(first.Write(0, 1).IsOk);
    }

    [SkippableFact]
    public void Readers_share_a_file_with_each_other_and_see_what_one_who_writes_by_calls_writes()
    {
        Tool.RequireLinux();
        string path = _directory.FileOf(new byte[Page]);
        var shared = new MappedFileMemoryProviderOptions { ReadOnly = true, Lock = false };
        using MappedFileMemoryProvider one = MappedFileMemoryProvider.Open(path, shared).Value;
        using MappedFileMemoryProvider two = MappedFileMemoryProvider.Open(path, shared).Value;
        using WasiMemoryProvider writer = WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { Lock = false }).Value;

        writer.Write(100, 0x1234).ThrowIfError();
        writer.Grow(1).ThrowIfError();

        Assert.Equal((0x1234, 0x1234), (one.Read<int>(100).Value, two.Read<int>(100).Value));
        Assert.Equal((1, false), (one.Pages, one.IsLocked));
        Assert.IsType<MemoryError.OutOfBounds>(one.Read(Page, new byte[1]).Error);
        Assert.False(MappedFileMemoryProvider.Open(path).IsOk);
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(Page + 1)]
    public void A_file_with_a_part_of_a_page_is_rejected_by_name_and_left_byte_for_byte(int length)
    {
        Tool.RequireLinux();
        byte[] bytes = new byte[length];
        Random.Shared.NextBytes(bytes);
        string path = _directory.FileOf(bytes);
        DateTime written = File.GetLastWriteTimeUtc(path);

        MemoryError.ProviderError error = ErrorOf(path);

        Assert.Equal(ProviderErrorReason.NotAligned, error.Reason);
        Assert.All([$" {length} bytes", $" {Page} bytes", path], part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.Equal(bytes, File.ReadAllBytes(path));
        Assert.Equal(written, File.GetLastWriteTimeUtc(path));
        Assert.Equal(0, Addresses.RangesOf(path));
    }

    [SkippableFact]
    public void A_read_only_provider_changes_nothing_even_where_the_system_would_allow_it()
    {
        Tool.RequireLinux();
        byte[] bytes = [.. Enumerable.Repeat((byte)9, Page)];
        string path = _directory.FileOf(bytes);
        using (MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(path, new MappedFileMemoryProviderOptions { ReadOnly = true }).Value)
        {
            Assert.Equal(9, provider.Read<byte>(Page - 1).Value);
            Assert.Equal(ProviderErrorReason.ReadOnly, Assert.IsType<MemoryError.ProviderError>(provider.Write(0, 1).Error).Reason);
            Assert.Equal(ProviderErrorReason.ReadOnly, Assert.IsType<MemoryError.ProviderError>(provider.Grow(1).Error).Reason);
            Assert.True(provider.Flush().IsOk);
        }

        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [SkippableFact]
    public void An_image_larger_than_the_limit_is_rejected_and_left_as_it_is()
    {
        Tool.RequireLinux();
        string path = _directory.FileOf(new byte[3 * Page]);

        MemoryError.ProviderError error = ErrorOf(path, new MappedFileMemoryProviderOptions { MaxBytes = (3 * Page) - 1 });

        Assert.Equal(ProviderErrorReason.LimitExceeded, error.Reason);
        Assert.All([$" {3 * Page} ", "MaxBytes"], part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        using MappedFileMemoryProvider fits = MappedFileMemoryProvider.Open(path, new MappedFileMemoryProviderOptions { MaxBytes = 3 * Page }).Value;
        Assert.Equal((3L, (byte)0), (fits.Pages, fits.Read<byte>((3 * Page) - 1).Value));
    }

    [SkippableTheory]
    [InlineData(1L << 50)]
    [InlineData(long.MaxValue)]
    public void More_addresses_than_there_are_is_an_error_and_the_file_is_closed(long maxBytes)
    {
        Tool.RequireLinux();
        string path = _directory.FileOf(new byte[Page]);

        MemoryError.ProviderError error = ErrorOf(path, new MappedFileMemoryProviderOptions { MaxBytes = maxBytes });

        Assert.Equal(ProviderErrorReason.LimitExceeded, error.Reason);
        Assert.Contains($"{maxBytes} bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("MaxBytes", error.Message, StringComparison.Ordinal);
        using MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(path).Value;
        Assert.Equal(1, provider.Pages);
    }

    [Theory]
    [InlineData(Page - 1)]
    [InlineData(0)]
    [InlineData(long.MinValue)]
    public void A_limit_below_one_page_is_rejected(long maxBytes)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new MappedFileMemoryProviderOptions { MaxBytes = maxBytes });

    public void Dispose() => _directory.Dispose();

    private static MemoryError.ProviderError ErrorOf(string path, MappedFileMemoryProviderOptions? options = null)
        => Assert.IsType<MemoryError.ProviderError>(MappedFileMemoryProvider.Open(path, options ?? new MappedFileMemoryProviderOptions()).Error);
}
