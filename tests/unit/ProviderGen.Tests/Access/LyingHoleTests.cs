using ProviderGen.Providers;

namespace ProviderGen.Tests.Access;

/// <summary>Copies from sources that give wrong answers about their holes.</summary>
public class LyingHoleTests
{
    private const long Size = 40 * 65_536;

    private static readonly Dictionary<string, Func<long, MemoryResult<DataRange>>> Lies = new()
    {
        ["no data"] = _ => new DataRange(Size, 0),
        ["too late"] = offset => new DataRange(Math.Min(Size, offset + 100_000), Math.Max(0, Math.Min(65_536, Size - offset - 100_000))),
        ["before the offset"] = offset => new DataRange(offset - 65_536, 65_536),
        ["beyond the end"] = _ => new DataRange(Size + 65_536, 65_536),
        ["at the last byte there could be"] = _ => new DataRange(long.MaxValue, long.MaxValue),
        ["negative"] = offset => new DataRange(offset, -65_536),
        ["empty before the end"] = offset => new DataRange(offset, 0),
        ["an error"] = _ => new MemoryError.ProviderError("no idea"),
        ["an exception"] = _ => throw new IOException("no idea"),
    };

    public static TheoryData<string> All => [.. Lies.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void A_copy_that_reads_all_bytes_asks_for_no_holes_and_is_right(string lie)
    {
        using LyingProvider source = Source(lie, out byte[] bytes);
        using var destination = new HeapMemoryProvider();

        source.CopyTo(destination, MemoryCopyHoles.Read).ThrowIfError();

        Assert.Equal(0, source.Questions);
        Assert.True(bytes.AsSpan().SequenceEqual(Bytes(destination)));
    }

    [Theory]
    [InlineData("before the offset")]
    [InlineData("beyond the end")]
    [InlineData("at the last byte there could be")]
    [InlineData("negative")]
    [InlineData("empty before the end")]
    public void An_answer_that_is_not_possible_says_nothing(string lie)
    {
        using LyingProvider source = Source(lie, out byte[] bytes);
        using var destination = new HeapMemoryProvider();

        source.CopyTo(destination).ThrowIfError();

        Assert.NotEqual(0, source.Questions);
        Assert.True(bytes.AsSpan().SequenceEqual(Bytes(destination)));
    }

    [Fact]
    public void A_copy_that_reads_all_bytes_is_as_sparse_as_any()
    {
        using HoleyProvider source = HoleyProvider.Open("....aaaa........bbbb").Value;
        using var destination = new SmallPageProvider();

        source.CopyTo(destination, MemoryCopyHoles.Read).ThrowIfError();

        Assert.Equal([(4, 4), (16, 4)], destination.Writes);
        Assert.Equal([(0, 20)], source.Reads.Where(read => read.Length > 0));
    }

    private static LyingProvider Source(string lie, out byte[] bytes)
    {
        bytes = new byte[Size];
        new Random(7).NextBytes(bytes);
        return LyingProvider.Open(bytes, Lies[lie]).Value;
    }

    private static byte[] Bytes(HeapMemoryProvider provider)
    {
        byte[] bytes = new byte[provider.Size];
        provider.Read(0, bytes).ThrowIfError();
        return bytes;
    }
}
