namespace ProviderGen.Providers.Tests.InternetComputer;

public class IcMemoryProviderTests
{
    [Fact]
    public void A_missing_host_is_an_error_that_names_the_parameter()
    {
        var error = Assert.IsType<MemoryError.ProviderError>(IcMemoryProvider.Open(null!).Error);

        Assert.Equal(ProviderErrorReason.InvalidArgument, error.Reason);
        Assert.Contains("'memory'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_written_is_there_after_an_upgrade()
    {
        var memory = new InProcessStableMemory();
        using (IcMemoryProvider before = IcMemoryProvider.Open(memory).Value)
        {
            before.Grow(2).ThrowIfError();
            before.Write(65_535, (short)0x1234).ThrowIfError();
        }

        using IcMemoryProvider after = IcMemoryProvider.Open(memory).Value;
        Assert.Equal(2, after.Pages);
        Assert.Equal((short)0x1234, after.Read<short>(65_535).Value);
    }

    [Fact]
    public void The_limit_of_the_host_is_an_error_that_says_so_and_changes_nothing()
    {
        using IcMemoryProvider provider = IcMemoryProvider.Open(new InProcessStableMemory(pageLimit: 2)).Value;

        var error = Assert.IsType<MemoryError.ProviderError>(provider.Grow(3).Error);

        Assert.Equal(ProviderErrorReason.LimitExceeded, error.Reason);
        Assert.Equal(0, provider.Pages);
        Assert.Equal(0, provider.Grow(2).Value);
    }

    [Fact]
    public void Growth_behind_the_provider_s_back_is_noticed()
    {
        var memory = new InProcessStableMemory();
        using IcMemoryProvider provider = IcMemoryProvider.Open(memory).Value;
        memory.Stable64Grow(1);

        var error = Assert.IsType<MemoryError.ProviderError>(provider.Grow(1).Error);

        Assert.Equal(ProviderErrorReason.LengthChanged, error.Reason);
        Assert.Equal(1, memory.Stable64Size());
    }

    [Fact]
    public void A_trap_of_the_host_arrives_as_the_cause_of_an_error()
    {
        var memory = new ShrinkingMemory();
        using IcMemoryProvider provider = IcMemoryProvider.Open(memory).Value;

        var read = Assert.IsType<MemoryError.ProviderError>(provider.Read(0, new byte[1]).Error);
        var write = Assert.IsType<MemoryError.ProviderError>(provider.Write(0, new byte[1]).Error);

        Assert.IsType<StableMemoryTrapException>(read.Cause);
        Assert.IsType<StableMemoryTrapException>(write.Cause);
    }

    /// <summary>Claims a page that it does not have.</summary>
    private sealed class ShrinkingMemory : IStableMemory
    {
        private readonly InProcessStableMemory _empty = new();

        public long Stable64Size() => 1;

        public long Stable64Grow(long newPages) => -1;

        public void Stable64Read(long offset, Span<byte> destination) => _empty.Stable64Read(offset, destination);

        public void Stable64Write(long offset, ReadOnlySpan<byte> source) => _empty.Stable64Write(offset, source);
    }
}
