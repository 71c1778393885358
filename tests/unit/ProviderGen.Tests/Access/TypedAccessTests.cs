using System.Runtime.InteropServices;
using ProviderGen.Providers;

namespace ProviderGen.Tests.Access;

public sealed class TypedAccessTests : IDisposable
{
    private readonly HeapMemoryProvider _heap = new();

    public TypedAccessTests() => _heap.Grow(2).ThrowIfError();

    public void Dispose() => _heap.Dispose();

    [Fact]
    public void Numbers_are_little_endian()
    {
        _heap.Write(3, 0x0102030405060708L).ThrowIfError();
        byte[] bytes = new byte[8];
        _heap.Read(3, bytes).ThrowIfError();
        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1], bytes);
        Assert.Equal(0x0102030405060708L, _heap.Read<long>(3).Value);
        Assert.Equal(0x0708, _heap.Read<short>(3).Value);
    }

    [Fact]
    public void Every_kind_of_unmanaged_type_comes_back()
    {
        RoundTrip((byte)200);
        RoundTrip(-5);
        RoundTrip(ulong.MaxValue);
        RoundTrip(Int128.MinValue);
        RoundTrip((Half)1.5);
        RoundTrip(1.25f);
        RoundTrip(-1e300);
        RoundTrip('x');
        RoundTrip(true);
        RoundTrip(DayOfWeek.Friday);
        RoundTrip(12.30m);
        RoundTrip(Guid.NewGuid());
        RoundTrip(new Record { Number = 7, Flag = 3 });
    }

    [Fact]
    public void Values_may_lie_across_a_page_border()
    {
        _heap.Write(65_533, 0x11223344).ThrowIfError();
        Assert.Equal(0x11223344, _heap.Read<int>(65_533).Value);
        Assert.Equal(0x44, _heap.Read<byte>(65_533).Value);
        Assert.Equal(0x11, _heap.Read<byte>(65_536).Value);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData((2 * 65_536) - 7)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_value_that_is_not_inside_is_out_of_bounds(long offset)
    {
        Assert.IsType<MemoryError.OutOfBounds>(_heap.Read<long>(offset).Error);
        var error = Assert.IsType<MemoryError.OutOfBounds>(_heap.Write(offset, 1L).Error);
        Assert.Equal((offset, 8, 2 * 65_536), (error.Offset, error.Length, error.Size));
    }

    [Fact]
    public void A_null_provider_is_rejected()
    {
        Assert.Throws<ArgumentNullException>(() => ((IMemoryProvider)null!).Read<int>(0));
        Assert.Throws<ArgumentNullException>(() => ((IMemoryProvider)null!).Write(0, 1));
    }

    private void RoundTrip<T>(T value)
        where T : unmanaged
    {
        _heap.Write(101, value).ThrowIfError();
        Assert.Equal(value, _heap.Read<T>(101).Value);
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private record struct Record
    {
        public long Number { get; init; }

        public byte Flag { get; init; }
    }
}
