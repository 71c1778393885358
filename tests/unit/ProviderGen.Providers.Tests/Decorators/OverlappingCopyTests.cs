namespace ProviderGen.Providers.Tests.Decorators;

/// <summary>
/// Copies between two providers that show parts of the same bytes: afterwards the destination holds what the source held before, and
/// what belongs to neither is untouched.
/// </summary>
public class OverlappingCopyTests
{
    private const int Page = 65_536;
    private const int Pages = 44; // A copy goes in chunks of 16.

    public static TheoryData<string> Stacks => ["windows", "windows of windows", "measured", "read-only source", "cached below", "everything"];

    [Theory]
    [MemberData(nameof(Stacks))]
    public void The_destination_holds_what_the_source_held_before(string stack)
    {
        foreach (var (from, to, count) in Cases())
        {
            using HeapMemoryProvider memory = Filled(Pages);
            byte[] expected = Bytes(memory);
            expected.AsSpan(from * Page, count * Page).ToArray().CopyTo(expected, to * Page);
            using (IMemoryProvider bottom = stack is "cached below" or "everything" ? Cached(memory) : MeteredMemoryProvider.Open(memory, leaveOpen: true).Value)
            using (IMemoryProvider source = Over(bottom, stack, from, count, isSource: true))
            using (IMemoryProvider destination = Over(bottom, stack, to, count, isSource: false))
                source.CopyTo(destination).ThrowIfError();

            Assert.True(expected.AsSpan().SequenceEqual(Bytes(memory)), $"{count} pages from {from} to {to}");
        }
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(20, 17)]
    [InlineData(20, 20)]
    [InlineData(3, 2)]
    public void A_destination_that_grows_the_source_holds_what_that_held_before(int pages, int first)
    {
        using HeapMemoryProvider memory = Filled(pages);
        byte[] before = Bytes(memory);
        using WindowMemoryProvider destination = WindowMemoryProvider.Open(memory, first, leaveOpen: true).Value;

        memory.CopyTo(destination).ThrowIfError();

        Assert.Equal(pages + first, memory.Pages);
        byte[] after = Bytes(memory);
        Assert.True(before.AsSpan().SequenceEqual(after.AsSpan(first * Page)));
        Assert.True(before.AsSpan(0, first * Page).SequenceEqual(after.AsSpan(0, first * Page)));
    }

    [Fact]
    public void The_whole_copied_to_a_part_of_itself_that_cannot_grow_is_rejected_before_anything_is_written()
    {
        using HeapMemoryProvider memory = Filled(20);
        byte[] before = Bytes(memory);
        using WindowMemoryProvider destination = WindowMemoryProvider.Open(memory, 1, 19, leaveOpen: true).Value;

        Assert.False(memory.CopyTo(destination).IsOk);

        Assert.True(before.AsSpan().SequenceEqual(Bytes(memory)));
    }

    [Fact]
    public void Progress_and_cancellation_are_the_same_from_the_end()
    {
        using HeapMemoryProvider memory = Filled(Pages);
        using WindowMemoryProvider source = WindowMemoryProvider.Open(memory, 0, 40, leaveOpen: true).Value;
        using WindowMemoryProvider destination = WindowMemoryProvider.Open(memory, 1, 40, leaveOpen: true).Value;
        var reports = new List<MemoryCopyProgress>();
        using var cancellation = new CancellationTokenSource();

        source.CopyTo(destination, new Recorder(reports.Add)).ThrowIfError();
        Assert.Equal([16L * Page, 32 * Page, 40 * Page], reports.Select(report => report.BytesDone));
        Assert.All(reports, report => Assert.Equal((40L * Page, report.BytesDone), (report.BytesTotal, report.BytesWritten)));

        Assert.Throws<OperationCanceledException>(() => source.CopyTo(destination, new Recorder(_ => cancellation.Cancel()), cancellation.Token));
    }

    private static IEnumerable<(int From, int To, int Count)> Cases()
        => from count in (int[])[1, 2, 17, 18, 33]
           from distance in (int[])[-16, -15, -1, 0, 1, 2, 15, 16, 17]
           let start = Math.Max(0, -distance)
           where Math.Max(start, start + distance) + count <= Pages
           select (start, start + distance, count);

    /// <summary>Nobody may use what is below a cache beside it, so one cache is below all the others.</summary>
    private static CachedMemoryProvider Cached(IMemoryProvider memory)
        => CachedMemoryProvider.Open(memory, new CachedMemoryProviderOptions { CapacityPages = 6, LeaveOpen = true }).Value;

    private static IMemoryProvider Over(IMemoryProvider bottom, string stack, int first, int count, bool isSource)
    {
        IMemoryProvider top = stack is "windows of windows" or "everything"
            ? WindowMemoryProvider.Open(WindowMemoryProvider.Open(bottom, first / 2, leaveOpen: true).Value, first - (first / 2), count).Value
            : WindowMemoryProvider.Open(bottom, first, count, leaveOpen: true).Value;
        if (stack is "measured" or "everything")
            top = MeteredMemoryProvider.Open(top).Value;
        return isSource && stack is "read-only source" or "everything" ? ReadOnlyMemoryProvider.Open(top).Value : top;
    }

    private static HeapMemoryProvider Filled(int pages)
    {
        byte[] bytes = new byte[pages * Page];
        for (int page = 0; page < pages; page++)
            bytes.AsSpan(page * Page, Page).Fill((byte)(page + 1));
        return HeapMemoryProvider.FromImage(bytes).Value;
    }

    private static byte[] Bytes(HeapMemoryProvider provider)
    {
        byte[] bytes = new byte[provider.Size];
        provider.Read(0, bytes).ThrowIfError();
        return bytes;
    }

    private sealed class Recorder(Action<MemoryCopyProgress> report) : IProgress<MemoryCopyProgress>
    {
        public void Report(MemoryCopyProgress value) => report(value);
    }
}
