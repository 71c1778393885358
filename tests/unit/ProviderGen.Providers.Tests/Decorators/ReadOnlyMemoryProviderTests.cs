namespace ProviderGen.Providers.Tests.Decorators;

public class ReadOnlyMemoryProviderTests
{
    [Fact]
    public void It_shows_what_is_written_later_and_no_pages_that_are_added_later()
    {
        using var inner = new HeapMemoryProvider();
        inner.Grow(1).ThrowIfError();
        using ReadOnlyMemoryProvider view = ReadOnlyMemoryProvider.Open(inner, leaveOpen: true).Value;

        inner.Write(0, [7]).ThrowIfError();
        inner.Grow(1).ThrowIfError();

        Assert.Equal(7, view.Read<byte>(0).Value);
        Assert.Equal(1, view.Pages);
        Assert.Equal(ProviderErrorReason.ReadOnly, Assert.IsType<MemoryError.ProviderError>(view.Write(0, [8]).Error).Reason);
        Assert.Equal(7, inner.Read<byte>(0).Value);
    }

    [Fact]
    public void It_is_neither_durable_nor_addressable() => Assert.False(
        typeof(ReadOnlyMemoryProvider).IsAssignableTo(typeof(IDurableMemoryProvider))
        || typeof(ReadOnlyMemoryProvider).IsAssignableTo(typeof(IAddressableMemoryProvider)));

    [Fact]
    public void Once_the_inner_provider_is_disposed_reads_are_errors()
    {
        var inner = new HeapMemoryProvider();
        inner.Grow(1).ThrowIfError();
        using ReadOnlyMemoryProvider view = ReadOnlyMemoryProvider.Open(inner).Value;
        inner.Dispose();
        Assert.Contains("disposed", Assert.IsType<MemoryError.ProviderError>(view.Read(0, new byte[1]).Error).Message, StringComparison.Ordinal);
    }
}
