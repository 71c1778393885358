namespace ProviderGen.Providers.Tests.Heap;

public class HeapMemoryProviderTests
{
    private const int Page = 65_536;

    [Theory]
    [InlineData(Page - 1, 2)]
    [InlineData(Page - 1, Page + 2)]
    [InlineData(1, (2 * Page) - 1)]
    [InlineData(0, 3 * Page)]
    public void Access_crosses_the_borders_between_segments(int offset, int length)
    {
        using var heap = new HeapMemoryProvider();
        heap.Grow(3).ThrowIfError();
        byte[] bytes = new byte[length];
        Random.Shared.NextBytes(bytes);

        heap.Write(offset, bytes).ThrowIfError();

        byte[] read = new byte[length];
        heap.Read(offset, read).ThrowIfError();
        Assert.Equal(bytes, read);
    }

    [Fact]
    public void A_span_stays_valid_while_the_provider_grows_by_many_pages()
    {
        using var heap = new HeapMemoryProvider();
        heap.Grow(1).ThrowIfError();

        heap.WriteInPlace(0, 4, heap, static (span, heap) =>
        {
            heap.Grow(500).ThrowIfError();
            span[0] = 42;
        }).ThrowIfError();

        Assert.Equal(42, heap.Read<byte>(0).Value);
    }

    [Fact]
    public void The_image_goes_past_2_GiB()
    {
        const long Border = 1L << 31;
        using var heap = new HeapMemoryProvider();
        heap.Grow((Border / Page) + 1).ThrowIfError();

        heap.Write(Border - 4, 0x1122_3344_5566_7788L).ThrowIfError();

        Assert.Equal(Border + Page, heap.Size);
        Assert.Equal(0x1122_3344_5566_7788L, heap.Read<long>(Border - 4).Value);
        Assert.Equal(0x1122_3344, heap.Read<int>(Border).Value);
        Assert.Equal(0, heap.Read<byte>(heap.Size - 1).Value);
    }

    [Fact]
    public void An_image_is_copied_into_a_new_provider()
    {
        byte[] image = new byte[2 * Page];
        Random.Shared.NextBytes(image);
        byte[] before = [.. image];

        using HeapMemoryProvider heap = HeapMemoryProvider.FromImage(image).Value;
        Array.Clear(image);

        byte[] read = new byte[image.Length];
        heap.Read(0, read).ThrowIfError();
        Assert.Equal(2, heap.Pages);
        Assert.Equal(before, read);
    }

    [Fact]
    public void An_image_that_was_copied_grows()
    {
        using HeapMemoryProvider heap = HeapMemoryProvider.FromImage(new byte[Page]).Value;

        Assert.Equal(1, heap.Grow(1).Value);
        Assert.Equal(2, heap.Pages);
    }

    [Fact]
    public void An_empty_image_is_an_empty_provider()
    {
        using HeapMemoryProvider heap = HeapMemoryProvider.FromImage([]).Value;
        Assert.Equal(0, heap.Pages);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Page - 1)]
    [InlineData(Page + 1)]
    public void An_image_with_a_part_of_a_page_is_refused(int length)
    {
        var error = Assert.IsType<MemoryError.ProviderError>(HeapMemoryProvider.FromImage(new byte[length]).Error);

        Assert.Equal(ProviderErrorReason.NotAligned, error.Reason);
        Assert.Contains(length.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1L << 26)]
    [InlineData(1L << 40)]
    [InlineData((1L << 47) - 2)]
    public void Growth_beyond_the_memory_of_the_machine_is_an_error_and_not_the_end_of_the_process(long pages)
    {
        using var heap = new HeapMemoryProvider();
        heap.Grow(1).ThrowIfError();

        var error = Assert.IsType<MemoryError.ProviderError>(heap.Grow(pages).Error);

        Assert.Equal(ProviderErrorReason.LimitExceeded, error.Reason);
        Assert.Equal(1, heap.Pages);
        Assert.Equal(1, heap.Grow(1).Value);
    }
}
