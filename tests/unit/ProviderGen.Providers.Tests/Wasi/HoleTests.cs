using Microsoft.Win32.SafeHandles;
using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;

namespace ProviderGen.Providers.Tests.Wasi;

/// <summary>Holes of a file are found without reading them, and nothing else is taken for one.</summary>
[Collection(nameof(MountedDisks))]
public sealed class HoleTests : IDisposable
{
    private const int Page = 65_536;
    private const string NoHoles = "The file system of the temporary directory does not tell its holes.";
    private readonly TempDirectory _directory = new();

    [SkippableFact]
    public void What_was_written_is_data_and_what_was_not_is_a_hole()
    {
        using WasiMemoryProvider provider = Sparse(pages: 12);
        Write(provider, 3 * Page, Page);
        Write(provider, 9 * Page, 2 * Page);

        Assert.Equal(new DataRange(3 * Page, Page), provider.NextData(0).Value);
        Assert.Equal(new DataRange(3 * Page, Page), provider.NextData(3 * Page).Value);
        Assert.Equal(new DataRange((3 * Page) + 5, Page - 5), provider.NextData((3 * Page) + 5).Value);
        Assert.Equal(new DataRange(9 * Page, 2 * Page), provider.NextData(4 * Page).Value);
        Assert.Equal(new DataRange(12 * Page, 0), provider.NextData(11 * Page).Value);
        Assert.Equal(new DataRange(12 * Page, 0), provider.NextData(12 * Page).Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_not_data_reads_as_zero_whatever_was_written(int seed)
    {
        var random = new Random(seed);
        using WasiMemoryProvider provider = Open();
        provider.Grow(64).ThrowIfError();
        for (int i = 0; i < 20; i++)
            Write(provider, random.NextInt64(63 * Page), random.Next(1, 30_000));
        byte[] image = new byte[provider.Size];
        provider.Read(0, image).ThrowIfError();

        long offset = 0;
        while (offset < provider.Size)
        {
            DataRange data = provider.NextData(offset).Value;
            Assert.InRange(data.Offset, offset, provider.Size);
            Assert.False(image.AsSpan((int)offset, (int)(data.Offset - offset)).ContainsAnyExcept((byte)0));
            Assert.True(data.Length > 0 || data.Offset == provider.Size);
            offset = data.End;
        }
    }

    [Fact]
    public void An_empty_image_has_no_data()
    {
        using WasiMemoryProvider provider = Open();

        Assert.Equal(default, provider.NextData(0).Value);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Page + 1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void An_offset_outside_the_image_is_out_of_bounds(long offset)
    {
        using WasiMemoryProvider provider = Open();
        provider.Grow(1).ThrowIfError();

        Assert.Equal(offset, Assert.IsType<MemoryError.OutOfBounds>(provider.NextData(offset).Error).Offset);
    }

    [Fact]
    public void A_disposed_provider_says_so()
    {
        WasiMemoryProvider provider = Open();
        provider.Dispose();

        Assert.Equal(ProviderErrorReason.Disposed, Assert.IsType<MemoryError.ProviderError>(provider.NextData(0).Error).Reason);
    }

    [SkippableFact]
    public void What_somebody_cut_off_is_an_error_and_not_a_hole()
    {
        using WasiMemoryProvider provider = Sparse(pages: 4);
        Write(provider, 3 * Page, Page);
        RawFile.SetLength(provider.Path, Page);

        var error = Assert.IsType<MemoryError.ProviderError>(provider.NextData(2 * Page).Error);

        Assert.Equal(ProviderErrorReason.Backing, error.Reason);
        Assert.Contains($"is {Page} bytes long, expected {4 * Page}", error.Message, StringComparison.Ordinal);
        Assert.Contains(provider.Path, error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void What_somebody_added_is_not_part_of_the_image()
    {
        string path = _directory.NewPath();
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { Lock = false }).Value;
        provider.Grow(2).ThrowIfError();
        Skip.IfNot(provider.NextData(0).Value.Length == 0, NoHoles);
        using WasiMemoryProvider other = WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { Lock = false }).Value;
        other.Grow(2).ThrowIfError();
        Write(other, 3 * Page, 1);

        Assert.Equal(new DataRange(2 * Page, 0), provider.NextData(0).Value);
    }

    [SkippableFact]
    public void Where_the_file_system_knows_no_holes_everything_is_data()
    {
        using MountedDisk disk = MountedDisk.Of("ramfs", kibibytes: 0, files: 0);
        using WasiMemoryProvider provider = WasiMemoryProvider.Open(disk["a.img"]).Value;
        provider.Grow(4).ThrowIfError();

        Assert.Equal(new DataRange(0, 4 * Page), provider.NextData(0).Value);
        Assert.Equal(new DataRange(Page, 3 * Page), provider.NextData(Page).Value);
    }

    [Fact]
    public void Arguments_for_a_file_are_checked()
    {
        string path = _directory.FileOf(new byte[100]);
        using SafeFileHandle file = File.OpenHandle(path);

        Assert.Throws<ArgumentNullException>(() => SparseFile.NextData(null!, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SparseFile.NextData(file, -1, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => SparseFile.NextData(file, 101, 100));
        Assert.Equal(100, SparseFile.NextData(file, 0, 100).Length);
    }

    [SkippableFact]
    public void Ten_gibibytes_of_holes_are_copied_with_their_data_and_nothing_more()
    {
        const long pages = 163_840;
        using WasiMemoryProvider source = Sparse(pages);
        long[] used = [0, 77, 100_000, pages - 1];
        foreach (long page in used)
            Write(source, page * Page, Page);
        using WasiMemoryProvider destination = Open();
        var reports = new List<MemoryCopyProgress>();

        source.CopyTo(destination, new Recorder(reports)).ThrowIfError();

        Assert.Equal(pages, destination.Pages);
        Assert.InRange(RawFile.AllocatedBytes(destination.Path), used.Length * Page, used.Length * Page * 2);
        Assert.Equal(used.Length * (long)Page, reports[^1].BytesWritten);
        Assert.InRange(reports.Count, used.Length, used.Length + 1);
        foreach (long page in used)
            Assert.Equal(source.Read<long>(page * Page).Value, destination.Read<long>(page * Page).Value);
    }

    public void Dispose() => _directory.Dispose();

    private WasiMemoryProvider Open() => WasiMemoryProvider.Open(_directory.NewPath()).Value;

    private WasiMemoryProvider Sparse(long pages)
    {
        WasiMemoryProvider provider = Open();
        provider.Grow(pages).ThrowIfError();
        bool hasHoles = provider.NextData(0).Value.Length == 0;
        if (!hasHoles)
            provider.Dispose();
        Skip.IfNot(hasHoles, NoHoles);
        return provider;
    }

    private static void Write(WasiMemoryProvider provider, long offset, int length)
        => provider.Write(offset, (byte[])[.. Enumerable.Range(1, length).Select(i => (byte)(i | 1))]).ThrowIfError();

    private sealed class Recorder(List<MemoryCopyProgress> seen) : IProgress<MemoryCopyProgress>
    {
        public void Report(MemoryCopyProgress value) => seen.Add(value);
    }
}
