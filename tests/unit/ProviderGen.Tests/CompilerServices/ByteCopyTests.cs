using ProviderGen.CompilerServices;

namespace ProviderGen.Tests;

public class ByteCopyTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 131)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Copies_that_many_bytes_and_touches_no_other(int length)
    {
        byte[] source = [.. Enumerable.Range(1, length + 16).Select(i => (byte)i)];
        byte[] destination = [.. Enumerable.Repeat((byte)255, length + 32)];

        ByteCopy.Copy(source.AsSpan(8, length), destination.AsSpan(16, length));

        Assert.Equal(source.AsSpan(8, length), destination.AsSpan(16, length));
        Assert.All(destination[..16], value => Assert.Equal(255, value));
        Assert.All(destination[(16 + length)..], value => Assert.Equal(255, value));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Spans_may_overlap_either_way(int length)
    {
        foreach (int distance in (int[])[-9, -1, 1, 9])
        {
            byte[] bytes = [.. Enumerable.Range(0, length + 32).Select(i => (byte)i)];
            byte[] expected = bytes.AsSpan(16, length).ToArray();

            ByteCopy.Copy(bytes.AsSpan(16, length), bytes.AsSpan(16 + distance, length));

            Assert.Equal(expected, bytes.AsSpan(16 + distance, length));
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(100)]
    public void A_destination_that_is_too_short_is_rejected_and_left_alone(int length)
    {
        byte[] destination = new byte[length];
        Assert.Throws<ArgumentException>(
            () => ByteCopy.Copy([.. Enumerable.Repeat((byte)1, length)], destination.AsSpan(0, length - 1)));
        Assert.Equal(new byte[length], destination);
    }
}
