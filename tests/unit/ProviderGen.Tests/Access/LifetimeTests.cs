namespace ProviderGen.Tests.Access;

public class LifetimeTests
{
    [Fact]
    public void An_open_provider_is_open_whether_it_is_empty_or_not()
    {
        using var provider = new SmallPageProvider();
        Assert.True(provider.EnsureOpen().IsOk);
        provider.Grow(1).ThrowIfError();
        Assert.True(provider.EnsureOpen().IsOk);
    }

    [Fact]
    public void The_backing_is_not_touched()
    {
        using var provider = new SmallPageProvider();
        provider.Grow(1).ThrowIfError();
        provider.FailsToRead = true;
        Assert.True(provider.EnsureOpen().IsOk);
    }

    [Fact]
    public void A_disposed_provider_returns_the_error_of_its_operations()
    {
        var provider = new SmallPageProvider();
        provider.Dispose();
        var error = Assert.IsType<MemoryError.ProviderError>(provider.EnsureOpen().Error);
        Assert.Equal(ProviderErrorReason.Disposed, error.Reason);
    }

    [Fact]
    public void A_provider_that_is_null_is_an_argument_error()
        => Assert.Throws<ArgumentNullException>(() => MemoryProviderLifetime.EnsureOpen(null!));

    [Fact]
    public void The_default_page_size_is_what_providers_get_that_choose_none()
    {
        Assert.Equal(MemoryProviderAttribute.DefaultPageSize, new MemoryProviderAttribute().PageSize);
        using var provider = new ProviderGen.Providers.HeapMemoryProvider();
        Assert.Equal(MemoryProviderAttribute.DefaultPageSize, provider.PageSize);
    }
}
