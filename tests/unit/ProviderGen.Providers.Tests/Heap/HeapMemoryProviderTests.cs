using ProviderGen.CrashTesting;

namespace ProviderGen.Providers.Tests.Heap;

public class HeapMemoryProviderTests
{
    private const int Page = 65_536;

    // More addresses than any system of today gives.
    private static readonly HeapMemoryProviderOptions InArrays = new() { MaxBytes = 1L << 50 };

    [Fact]
    public void Regression_arrays_do_not_take_the_last_of_the_memory()
    {
        using var heap = new HeapMemoryProvider(InArrays);
        long pages = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 10 * 9 / Page;

        var error = Assert.IsType<MemoryError.ProviderError>(heap.Grow(pages).Error);
        Assert.Equal(ProviderErrorReason.LimitExceeded, error.Reason);
        Assert.Contains("the program should not use more than", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, heap.Pages);
    }

    [Theory]
    [InlineData(Page - 1, 2)]
    [InlineData(Page - 1, Page + 2)]
    [InlineData(1, (2 * Page) - 1)]
    [InlineData(0, 3 * Page)]
    public void Access_crosses_the_borders_between_segments(int offset, int length)
    {
        using var heap = new HeapMemoryProvider(InArrays);
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
    public void An_image_with_a_part_of_a_page_is_rejected(int length)
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

    [Theory]
    [InlineData(3 * Page)]
    [InlineData((3 * Page) + 1)]
    [InlineData((4 * Page) - 1)]
    public void Growth_stops_at_the_limit_that_was_asked_for(long maxBytes)
    {
        using var heap = new HeapMemoryProvider(new HeapMemoryProviderOptions { MaxBytes = maxBytes });
        heap.Grow(2).ThrowIfError();

        var error = Assert.IsType<MemoryError.ProviderError>(heap.Grow(2).Error);

        Assert.Equal(ProviderErrorReason.LimitExceeded, error.Reason);
        Assert.Contains($"{3 * Page} bytes are allowed", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, heap.Grow(1).Value);
        heap.Write((3 * Page) - 8, 7L).ThrowIfError();
    }

    [Theory]
    [InlineData(Page - 1)]
    [InlineData(0)]
    [InlineData(long.MinValue)]
    public void A_limit_below_one_page_is_rejected(long maxBytes)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new HeapMemoryProviderOptions { MaxBytes = maxBytes });

    [Fact]
    public void Options_have_to_be_there()
        => Assert.Throws<ArgumentNullException>("options", () => new HeapMemoryProvider(null!));

    [Fact]
    public void Arrays_are_not_allocated_beyond_the_memory_of_the_machine()
    {
        using var heap = new HeapMemoryProvider(InArrays);
        heap.Grow(1).ThrowIfError();

        var error = Assert.IsType<MemoryError.ProviderError>(heap.Grow((1L << 33) + 1).Error);

        Assert.Equal(ProviderErrorReason.LimitExceeded, error.Reason);
        Assert.Equal(1, heap.Grow(1).Value);
    }

    /// <summary>Memory is taken for what is touched, and given back by disposing, or by the collector from who forgets to.</summary>
    [SkippableFact]
    public void A_sparse_heap_of_8_GiB_takes_memory_for_what_is_touched()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The figures are read from /proc.");
        const long Bytes = 8L << 30;
        const long Noise = 262_144; // KiB: threads and the allocator of the C library reserve addresses of their own
        Dictionary<string, long> said = ChildProcess
            .OutputOf(ChildProcess.Host("sparse", Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(line => line.Split(' ')[0], line => long.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(1, said["right"]);
        Assert.InRange(said["addresses"], Bytes / 1024, (Bytes / 1024) + Noise);
        Assert.InRange(said["resident"], 16 * 4, 65_536); // 16 places, and where pages are large, 2 MiB each
        Assert.InRange(said["disposed"], -Noise, Noise);
        Assert.InRange(said["forgotten"], -Noise, Noise);
    }
}
