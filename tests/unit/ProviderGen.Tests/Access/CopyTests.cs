using ProviderGen.Providers;

namespace ProviderGen.Tests.Access;

public class CopyTests
{
    [Fact]
    public void The_destination_grows_and_becomes_equal()
    {
        using HeapMemoryProvider source = Filled(pages: 40);
        using var destination = new HeapMemoryProvider();
        source.CopyTo(destination).ThrowIfError();
        Assert.Equal(Bytes(source), Bytes(destination));
    }

    [Fact]
    public void Pages_of_zeros_are_not_written_onto_fresh_pages()
    {
        using var source = SmallPages("aaaa....bbbb........c...");
        using var destination = new SmallPageProvider();
        source.CopyTo(destination).ThrowIfError();
        Assert.Equal([(0, 4), (8, 4), (20, 4)], destination.Writes);
        Assert.Equal(Bytes(source), Bytes(destination));
    }

    [Fact]
    public void Neighbouring_pages_are_written_in_one_piece()
    {
        using var source = SmallPages("aaaabbbb....ccccdddd");
        using var destination = new SmallPageProvider();
        source.CopyTo(destination).ThrowIfError();
        Assert.Equal([(0, 8), (12, 8)], destination.Writes);
    }

    [Fact]
    public void Pages_of_zeros_replace_what_stood_in_old_pages()
    {
        using var source = SmallPages("....bbbb....");
        using var destination = SmallPages("xxxxyyyy");
        source.CopyTo(destination).ThrowIfError();
        Assert.Equal(Bytes(source), Bytes(destination));
    }

    [Fact]
    public void An_empty_source_leaves_an_empty_destination()
    {
        using var source = new SmallPageProvider();
        using var destination = new SmallPageProvider();
        source.CopyTo(destination).ThrowIfError();
        Assert.Equal(0, destination.Pages);
        Assert.Empty(destination.Writes);
    }

    [Fact]
    public void A_larger_destination_is_rejected_and_left_alone()
    {
        using var source = SmallPages("aaaa");
        using var destination = SmallPages("xxxxyyyy");
        var error = Assert.IsType<MemoryError.ProviderError>(source.CopyTo(destination).Error);
        Assert.Equal(ProviderErrorReason.InvalidArgument, error.Reason);
        Assert.Equal("xxxxyyyy"u8.ToArray(), Bytes(destination));
    }

    [Fact]
    public void Pages_that_do_not_divide_the_source_are_rejected()
    {
        using var source = SmallPages("aaaa");
        using var destination = new HeapMemoryProvider();
        var error = Assert.IsType<MemoryError.ProviderError>(source.CopyTo(destination).Error);
        Assert.Equal(ProviderErrorReason.InvalidArgument, error.Reason);
        Assert.Equal(0, destination.Pages);
    }

    [Fact]
    public void Page_sizes_may_differ()
    {
        using HeapMemoryProvider source = Filled(pages: 1);
        using var destination = new SixteenKilobytePages();
        source.CopyTo(destination).ThrowIfError();
        Assert.Equal(4, destination.Pages);
        Assert.Equal(Bytes(source), Bytes(destination));
    }

    [Fact]
    public void Errors_of_either_side_are_returned()
    {
        using var source = SmallPages("aaaa");
        source.FailsToRead = true;
        using var destination = new SmallPageProvider();
        Assert.Contains("the backing is gone", source.CopyTo(destination).Error!.Message, StringComparison.Ordinal);

        using HeapMemoryProvider tooLarge = Filled(pages: 1);
        var error = Assert.IsType<MemoryError.ProviderError>(tooLarge.CopyTo(destination).Error);
        Assert.Equal(ProviderErrorReason.LimitExceeded, error.Reason);
    }

    [Fact]
    public void A_disposed_source_is_not_taken_for_an_empty_one()
    {
        var source = new HeapMemoryProvider();
        source.Dispose();
        using var destination = new HeapMemoryProvider();
        var error = Assert.IsType<MemoryError.ProviderError>(source.CopyTo(destination).Error);
        Assert.Equal(ProviderErrorReason.Disposed, error.Reason);
    }

    [Fact]
    public void Progress_reaches_the_total_and_tells_what_was_written()
    {
        using var source = new HeapMemoryProvider();
        source.Grow(48).ThrowIfError();
        source.Write(20L * 65_536, 1).ThrowIfError();
        using var destination = new HeapMemoryProvider();
        var reports = new Recorder();
        source.CopyTo(destination, reports).ThrowIfError();
        Assert.Equal([1L << 20, 2L << 20, 3L << 20], reports.Seen.Select(report => report.BytesDone));
        Assert.All(reports.Seen, report => Assert.Equal(3L << 20, report.BytesTotal));
        Assert.Equal([0L, 65_536L, 65_536L], reports.Seen.Select(report => report.BytesWritten));
    }

    [Fact]
    public void Holes_of_the_source_are_not_read_where_the_destination_is_fresh()
    {
        using HoleyProvider source = HoleyProvider.Open("....................yy......").Value;
        using var fresh = new SmallPageProvider();
        source.CopyTo(fresh).ThrowIfError();
        Assert.Equal("....................yy......", Text(fresh));
        Assert.Equal([(20, 8)], source.Reads.Where(read => read.Length > 0));

        using var older = SmallPages("zzzz");
        source.CopyTo(older).ThrowIfError();
        Assert.Equal("....................yy......", Text(older));
    }

    [Fact]
    public void Nothing_is_read_of_a_source_that_is_one_hole()
    {
        using HoleyProvider source = HoleyProvider.Open("............................").Value;
        using var destination = new SmallPageProvider();
        source.CopyTo(destination).ThrowIfError();
        Assert.Equal(7, destination.Pages);
        Assert.DoesNotContain(source.Reads, read => read.Length > 0);
    }

    [Fact]
    public void A_source_that_cannot_find_its_data_ends_the_copy()
    {
        using HoleyProvider source = HoleyProvider.Open("aaaa").Value;
        source.CannotFindData = true;
        using var destination = new SmallPageProvider();
        Assert.Contains("no idea", source.CopyTo(destination).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_ends_the_copy_between_two_chunks()
    {
        using HeapMemoryProvider source = Filled(pages: 48);
        using var destination = new HeapMemoryProvider();
        using var cancellation = new CancellationTokenSource();
        var reports = new Recorder { OnReport = _ => cancellation.Cancel() };
        Assert.Throws<OperationCanceledException>(() => source.CopyTo(destination, reports, cancellation.Token));
        Assert.Single(reports.Seen);
        Assert.Equal(Bytes(source)[..(1 << 20)], Bytes(destination)[..(1 << 20)]);
        Assert.All(Bytes(destination)[(1 << 20)..], value => Assert.Equal(0, value));

        using var untouched = new HeapMemoryProvider();
        Assert.Throws<OperationCanceledException>(() => source.CopyTo(untouched, cancellationToken: cancellation.Token));
        Assert.Equal(0, untouched.Pages);
    }

    [Fact]
    public void Null_providers_are_rejected()
    {
        using var heap = new HeapMemoryProvider();
        Assert.Throws<ArgumentNullException>(() => heap.CopyTo(null!));
        Assert.Throws<ArgumentNullException>(() => ((IMemoryProvider)null!).CopyTo(heap));
    }

    private static HeapMemoryProvider Filled(int pages)
    {
        byte[] image = new byte[pages * 65_536];
        new Random(pages).NextBytes(image);
        return HeapMemoryProvider.FromImage(image).Value;
    }

    /// <summary>A provider with pages of 4 bytes; a dot stands for zero.</summary>
    private static SmallPageProvider SmallPages(string content)
    {
        var provider = new SmallPageProvider();
        provider.Grow(content.Length / 4).ThrowIfError();
        provider.Write(0, [.. content.Select(c => c == '.' ? (byte)0 : (byte)c)]).ThrowIfError();
        provider.Writes.Clear();
        return provider;
    }

    private static string Text(IMemoryProvider provider) => string.Concat(Bytes(provider).Select(b => b == 0 ? '.' : (char)b));

    private static byte[] Bytes(IMemoryProvider provider)
    {
        byte[] bytes = new byte[provider.Size];
        provider.Read(0, bytes).ThrowIfError();
        return bytes;
    }

    private sealed class Recorder : IProgress<MemoryCopyProgress>
    {
        public List<MemoryCopyProgress> Seen { get; } = [];

        public Action<MemoryCopyProgress>? OnReport { get; init; }

        public void Report(MemoryCopyProgress value)
        {
            Seen.Add(value);
            OnReport?.Invoke(value);
        }
    }
}

[MemoryProvider(PageSize = 16_384, StartsEmpty = true, BackingZeroFills = true)]
public sealed partial class SixteenKilobytePages
{
    private byte[] _bytes = [];

    private long LengthCore() => _bytes.Length;

    private void GrowCore(long oldLength, long newLength) => Array.Resize(ref _bytes, (int)newLength);

    private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);
}
