using System.Runtime.CompilerServices;
using ProviderGen.Providers.TestSupport;
using ProviderGen.Providers.Tests.Support;
using ProviderGen.TestSupport;
using ProviderGen.Testing;

namespace ProviderGen.Providers.Tests.MappedFile;

/// <summary>Bytes that are read where they are mapped, and stored there or written.</summary>
public sealed class MappedAccessTests : IDisposable
{
    private const int Page = 65_536;
    private readonly TempDirectory _directory = new();

    [SkippableFact]
    public void A_mapped_file_and_one_that_is_not_agree_with_the_model()
    {
        Tool.RequireLinux();
        ModelReport report = ModelBasedCheck.Run(300, null, Subjects.Wasi(_directory, locked: true), Subjects.Mapped(_directory));
        Assert.True(report.Passed, report.ToString());
    }

    [SkippableFact]
    public void Growth_moves_nothing_and_leaves_one_mapping()
    {
        Tool.RequireLinux();
        string path = _directory.NewPath();
        using MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(path).Value;
        provider.Grow(1).ThrowIfError();
        nint start = Addresses.Of(provider, 0);

        // Past several steps of the mapping.
        for (int i = 1; i < 4000; i += 333)
        {
            provider.Grow(333).ThrowIfError();
            provider.Write(provider.Size - 4, i).ThrowIfError();
            Assert.Equal(i, provider.Read<int>(provider.Size - 4).Value);
            Assert.Equal(start + (nint)provider.Size - 1, Addresses.Of(provider, provider.Size - 1));
        }

        Assert.Equal(1, Addresses.RangesOf(path));
    }

    [SkippableFact]
    public void A_span_stays_valid_while_the_provider_grows_and_shows_what_is_written()
    {
        Tool.RequireLinux();
        using MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(_directory.NewPath()).Value;
        provider.Grow(1).ThrowIfError();

        provider.ReadInPlace(0, Page, provider, static (span, provider) =>
        {
            provider.Grow(2000).ThrowIfError();
            provider.Write(0, (byte)1).ThrowIfError(); // by a call
            Assert.Equal(1, span[0]);
            provider.Write(0, (byte)2).ThrowIfError(); // by a store
            Assert.Equal(2, span[0]);
        }).ThrowIfError();
    }

    [SkippableFact]
    public void A_whole_image_is_one_run()
    {
        Tool.RequireLinux();
        using MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(_directory.FileOf(new byte[5 * Page])).Value;
        var runs = new List<int>();
        provider.ReadInPlace(1, (5 * Page) - 1, runs, static (span, runs) => runs.Add(span.Length)).ThrowIfError();
        Assert.Equal([(5 * Page) - 1], runs);
    }

    /// <summary>Sources in the page that is written, before it has been and after.</summary>
    [SkippableTheory]
    [InlineData(0, 100, false)]
    [InlineData(100, 0, false)]
    [InlineData(0, 100, true)]
    [InlineData(100, 0, true)]
    [InlineData(0, 5000, false)]
    public void A_source_that_overlaps_its_target_is_written_as_it_was(int from, int to, bool writtenBefore)
    {
        Tool.RequireLinux();
        byte[] bytes = new byte[2 * Page];
        Random.Shared.NextBytes(bytes);
        using MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(_directory.FileOf(bytes)).Value;
        int length = Page + 500;
        if (writtenBefore)
            provider.Write(0, bytes).ThrowIfError();

        provider.ReadInPlace(from, length, (provider, to), static (span, at) => at.provider.Write(at.to, span).ThrowIfError()).ThrowIfError();

        byte[] read = new byte[length];
        provider.Read(to, read).ThrowIfError();
        Assert.Equal(bytes.AsSpan(from, length).ToArray(), read);
    }

    [SkippableFact]
    public void What_was_stored_is_in_the_file_when_the_provider_is_gone()
    {
        Tool.RequireLinux();
        string path = _directory.NewPath();
        byte[] bytes = new byte[3 * Page];
        using (MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(path).Value)
        {
            provider.Grow(3).ThrowIfError();
            for (int round = 0; round < 3; round++)
            {
                Random.Shared.NextBytes(bytes);
                provider.Write(0, bytes).ThrowIfError();
            }
        }

        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [SkippableFact]
    public void A_sparse_file_of_more_than_2_GiB_is_read_written_and_grown_and_stays_sparse()
    {
        Tool.RequireLinux();
        const long Length = (1L << 31) + (4 * Page);
        string path = _directory.FileOf([]);
        RawFile.SetLength(path, Length);
        using (MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(path).Value)
        {
            Assert.Equal(0, provider.Read<long>(Length - 8).Value);
            provider.Write((1L << 31) - 4, 0x1122_3344_5566_7788L).ThrowIfError();
            provider.Write((1L << 31) - 4, 0x1122_3344_5566_7799L).ThrowIfError();
            provider.Grow(1).ThrowIfError();
            provider.Write(Length + Page - 4, 42).ThrowIfError();
            Assert.Equal(0x1122_3344, provider.Read<int>(1L << 31).Value);
            Assert.True(provider.Flush().IsOk);
        }

        // Tmpfs has no holes that could be mapped.
        long most = new DriveInfo(_directory.Root).DriveFormat == "tmpfs" ? Length + Page : 1 << 20;
        Assert.InRange(RawFile.AllocatedBytes(path), Page, most);
        using WasiMemoryProvider reopened = WasiMemoryProvider.Open(path).Value;
        Assert.Equal((Length + Page, 0x1122_3344_5566_7799L, 42), (reopened.Size, reopened.Read<long>((1L << 31) - 4).Value, reopened.Read<int>(Length + Page - 4).Value));
    }

    [SkippableFact]
    public void Growth_takes_its_space_at_once_and_no_more()
    {
        Tool.RequireLinux();
        string path = _directory.FileOf([]);
        RawFile.SetLength(path, 100 * Page);
        using MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(path).Value;
        long before = RawFile.AllocatedBytes(path);

        provider.Grow(64).ThrowIfError();

        Assert.InRange(RawFile.AllocatedBytes(path) - before, 64 * Page, (64 * Page) + (1 << 18));
        Assert.Equal(164 * Page, new FileInfo(path).Length);
    }

    [SkippableTheory]
    [InlineData(4 * Page)]
    [InlineData((5 * Page) - 1)]
    public void Growth_stops_at_the_limit_that_was_asked_for(long maxBytes)
    {
        Tool.RequireLinux();
        string path = _directory.NewPath();
        using MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(path, new MappedFileMemoryProviderOptions { MaxBytes = maxBytes }).Value;
        provider.Grow(3).ThrowIfError();

        var error = Assert.IsType<MemoryError.ProviderError>(provider.Grow(2).Error);

        Assert.Equal(ProviderErrorReason.LimitExceeded, error.Reason);
        Assert.All([path, $" {5 * Page} bytes", $" {maxBytes} bytes", "MaxBytes"], part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.Equal((3, 3 * Page), (provider.Pages, new FileInfo(path).Length));
        Assert.Equal(3, provider.Grow(1).Value);
        provider.Write((4 * Page) - 8, 7L).ThrowIfError();
        Assert.Equal(7, provider.Read<long>((4 * Page) - 8).Value);
    }

    [SkippableFact]
    public void Disposal_inside_a_visit_takes_effect_at_once_and_unmaps_afterwards()
    {
        Tool.RequireLinux();
        string path = _directory.FileOf([.. Enumerable.Repeat((byte)3, 2 * Page)]);
        MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(path).Value;

        provider.ReadInPlace(0, 2 * Page, (provider, path), static (span, at) =>
        {
            at.provider.Dispose();
            Assert.Equal(-1, span.IndexOfAnyExcept((byte)3));
            Assert.Equal(0, at.provider.Pages);
            Assert.False(at.provider.Read(0, new byte[1]).IsOk);
            Assert.False(MappedFileMemoryProvider.Open(at.path).IsOk); // The lock is held for as long as the bytes are visited.
        }).ThrowIfError();

        Assert.Equal(0, Addresses.RangesOf(path));
        Assert.True(File.ReadAllBytes(path).Length == 2 * Page);
    }

    [SkippableFact]
    public void A_provider_that_is_forgotten_is_unmapped_by_the_collector()
    {
        Tool.RequireLinux();
        string path = _directory.FileOf(new byte[Page]);
        OpenAndForget(path);

        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Equal(0, Addresses.RangesOf(path));
    }

    public void Dispose() => _directory.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void OpenAndForget(string path)
    {
        Assert.Equal(0, MappedFileMemoryProvider.Open(path).Value.Read<byte>(0).Value);
        Assert.Equal(1, Addresses.RangesOf(path));
    }
}
