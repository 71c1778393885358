using ProviderGen.Providers.Tests.Support;

namespace ProviderGen.Providers.Tests.Decorators;

/// <summary>What every provider that is made from another one asks of it.</summary>
public class InnerProviderTests
{
    public static TheoryData<string> Names => ["cached", "window", "fixed window", "read-only", "metered", "named"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Another_page_size_is_rejected_by_an_error_that_names_both(string name)
    {
        using var inner = new OtherPagesProvider();
        MemoryError.ProviderError error = Rejected(name, inner);
        Assert.Equal(ProviderErrorReason.InvalidArgument, error.Reason);
        Assert.Contains("OtherPagesProvider has pages of 4096 bytes, and 65536 are needed.", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, inner.Grow(1).Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_provider_that_has_been_disposed_is_rejected(string name)
    {
        var inner = new HeapMemoryProvider();
        inner.Dispose();
        Assert.Equal(ProviderErrorReason.Disposed, Rejected(name, inner).Reason);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_missing_provider_is_an_error_that_names_the_parameter(string name)
        => Assert.Contains("'inner' is null", Rejected(name, null!).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_inner_provider_is_disposed_unless_it_is_to_stay_open(string name)
    {
        var inner = new RecordedMemoryProvider();
        Open(name, inner, leaveOpen: true).Value.Dispose();
        Assert.False(inner.IsDisposed);
        Open(name, inner, leaveOpen: false).Value.Dispose();
        Assert.True(inner.IsDisposed);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_made_from_a_read_only_provider_is_read_only(string name)
    {
        using var inner = new HeapMemoryProvider();
        using IMemoryProvider provider = Open(name, ReadOnlyMemoryProvider.Open(inner).Value, leaveOpen: false).Value;
        Assert.True(provider.IsReadOnly);
        Assert.False(provider.Grow(1).IsOk);
    }

    private static MemoryError.ProviderError Rejected(string name, IMemoryProvider inner)
        => Assert.IsType<MemoryError.ProviderError>(Open(name, inner, leaveOpen: false).Error);

    private static MemoryResult<IMemoryProvider> Open(string name, IMemoryProvider inner, bool leaveOpen) => name switch
    {
        "cached" => CachedMemoryProvider.Open(inner, new() { LeaveOpen = leaveOpen }).AsMemoryProvider(),
        "window" => WindowMemoryProvider.Open(inner, 0, leaveOpen).AsMemoryProvider(),
        "fixed window" => WindowMemoryProvider.Open(inner, 0, 0, leaveOpen).AsMemoryProvider(),
        "read-only" => ReadOnlyMemoryProvider.Open(inner, leaveOpen).AsMemoryProvider(),
        "metered" => MeteredMemoryProvider.Open(inner, leaveOpen).AsMemoryProvider(),
        _ => MeteredMemoryProvider.Open(inner, "name", leaveOpen).AsMemoryProvider(),
    };
}
