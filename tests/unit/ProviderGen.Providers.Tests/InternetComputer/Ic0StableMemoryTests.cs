using System.Runtime.InteropServices;

namespace ProviderGen.Providers.Tests.InternetComputer;

/// <summary>The binding, called through addresses as in a module; ProviderGen.Wasm.Tests runs the contract over it in WebAssembly.</summary>
public sealed unsafe class Ic0StableMemoryTests : IDisposable
{
    // Functions without an object, as the host's are. Tests of one class follow one another.
    private static InProcessStableMemory s_host = new();

    public void Dispose() => s_host = new();

    [Fact]
    public void Bytes_and_sizes_go_through_the_functions()
    {
        Ic0StableMemory memory = Bind();

        Assert.Equal(0, memory.Stable64Grow(2));
        Assert.Equal(2, memory.Stable64Size());
        memory.Stable64Write(65_535, [1, 2, 3]);
        byte[] read = new byte[5];
        memory.Stable64Read(65_534, read);
        memory.Stable64Read(131_072, []);

        Assert.Equal([0, 1, 2, 3, 0], read);
    }

    [Fact]
    public void A_growth_that_the_host_rejects_is_minus_one() => Assert.Equal(-1, Bind().Stable64Grow(1L << 40));

    [Fact]
    public void A_host_that_reports_a_failure_makes_it_an_error_of_the_provider()
    {
        using IcMemoryProvider provider = IcMemoryProvider.Open(Bind()).Value;
        provider.Grow(1).ThrowIfError();
        s_host = new();

        var read = Assert.IsType<MemoryError.ProviderError>(provider.Read(10, new byte[3]).Error);
        var written = Assert.IsType<MemoryError.ProviderError>(provider.Write(10, new byte[3]).Error);

        Assert.IsType<StableMemoryTrapException>(read.Cause);
        Assert.Contains("stable64_read of 3 bytes at offset 10 returned 1", read.Message, StringComparison.Ordinal);
        Assert.Contains("stable64_write of 3 bytes at offset 10 returned 1", written.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 1, 1, "size")]
    [InlineData(1, 0, 1, 1, "grow")]
    [InlineData(1, 1, 0, 1, "read")]
    [InlineData(1, 1, 1, 0, "write")]
    public void A_missing_function_is_rejected_by_name(int size, int grow, int read, int write, string name)
        => Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new Ic0StableMemory(size, grow, read, write)).ParamName);

    private static Ic0StableMemory Bind() => new(
        (nint)(delegate* unmanaged<long>)&Size,
        (nint)(delegate* unmanaged<long, int>)&Grow,
        (nint)(delegate* unmanaged<byte*, long, int, int>)&Read,
        (nint)(delegate* unmanaged<byte*, long, int, int>)&Write);

    [UnmanagedCallersOnly]
    private static long Size() => s_host.Stable64Size();

    [UnmanagedCallersOnly]
    private static int Grow(long pages) => (int)s_host.Stable64Grow(pages);

    [UnmanagedCallersOnly]
    private static int Read(byte* destination, long offset, int length)
    {
        try
        {
            s_host.Stable64Read(offset, new Span<byte>(destination, length));
            return 0;
        }
        catch (StableMemoryTrapException)
        {
            return 1;
        }
    }

    [UnmanagedCallersOnly]
    private static int Write(byte* source, long offset, int length)
    {
        try
        {
            s_host.Stable64Write(offset, new ReadOnlySpan<byte>(source, length));
            return 0;
        }
        catch (StableMemoryTrapException)
        {
            return 1;
        }
    }
}
