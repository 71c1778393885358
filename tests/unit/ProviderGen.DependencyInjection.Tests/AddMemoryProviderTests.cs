using Microsoft.Extensions.DependencyInjection;
using ProviderGen.Providers;

namespace ProviderGen.DependencyInjection.Tests;

public sealed class AddMemoryProviderTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("providergen-").FullName;

    private string Image => Path.Combine(_directory, "data.img");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_provider_is_one_instance_under_its_type_and_everything_it_can()
    {
        using ServiceProvider container = Build(services => services.AddMemoryProvider(_ => WasiMemoryProvider.Open(Image)));

        WasiMemoryProvider provider = container.GetRequiredService<WasiMemoryProvider>();

        Assert.Same(provider, container.GetRequiredService<IMemoryProvider>());
        Assert.Same(provider, container.GetRequiredService<IDurableMemoryProvider>());
        Assert.Same(provider, container.GetRequiredService<ISparseMemoryProvider>());
        Assert.Null(container.GetService<IAddressableMemoryProvider>());
        using IServiceScope scope = container.CreateScope();
        Assert.Same(provider, scope.ServiceProvider.GetRequiredService<IMemoryProvider>());
    }

    [Fact]
    public void What_is_addressable_is_registered_as_such()
    {
        using ServiceProvider container = Build(services => services.AddMemoryProvider(_ => (MemoryResult<HeapMemoryProvider>)new HeapMemoryProvider()));

        Assert.IsType<HeapMemoryProvider>(container.GetRequiredService<IAddressableMemoryProvider>());
        Assert.Same(container.GetRequiredService<IMemoryProvider>(), container.GetRequiredService<IMutableAddressableMemoryProvider>());
    }

    [Fact]
    public void A_factory_of_an_interface_registers_that_alone()
    {
        using ServiceProvider container = Build(services => services.AddMemoryProvider<IMemoryProvider>(_ => new HeapMemoryProvider()));

        Assert.IsType<HeapMemoryProvider>(container.GetRequiredService<IMemoryProvider>());
        Assert.Null(container.GetService<HeapMemoryProvider>());
    }

    [Fact]
    public void A_provider_is_opened_when_it_is_first_asked_for_and_disposed_with_the_container()
    {
        ServiceProvider container = Build(services => services.AddMemoryProvider(_ => WasiMemoryProvider.Open(Image)));
        Assert.False(File.Exists(Image));

        IMemoryProvider provider = container.GetRequiredService<IMemoryProvider>();
        provider.Grow(1).ThrowIfError();
        container.Dispose();

        Assert.Equal(ProviderErrorReason.Disposed, Assert.IsType<MemoryError.ProviderError>(provider.Read(0, new byte[1]).Error).Reason);
        using WasiMemoryProvider again = WasiMemoryProvider.Open(Image).ThrowIfError();
        Assert.Equal(1, again.Pages);
    }

    [Fact]
    public void A_provider_that_cannot_be_opened_is_an_exception_with_its_error_and_another_attempt_is_made()
    {
        File.WriteAllBytes(Image, [1, 2, 3]);
        using ServiceProvider container = Build(services => services.AddMemoryProvider(_ => WasiMemoryProvider.Open(Image)));

        MemoryException exception = Assert.Throws<MemoryException>(container.GetRequiredService<IMemoryProvider>);

        Assert.Equal(ProviderErrorReason.NotAligned, Assert.IsType<MemoryError.ProviderError>(exception.Error).Reason);
        Assert.Contains(Image, exception.Message, StringComparison.Ordinal);
        File.Delete(Image);
        Assert.Equal(0, container.GetRequiredService<IMemoryProvider>().Pages);
    }

    [Fact]
    public void Keys_tell_providers_apart()
    {
        using ServiceProvider container = Build(services => services
            .AddKeyedMemoryProvider("a", Open)
            .AddKeyedMemoryProvider("b", Open));

        IMemoryProvider a = container.GetRequiredKeyedService<IMemoryProvider>("a");

        Assert.Same(a, container.GetRequiredKeyedService<WasiMemoryProvider>("a"));
        Assert.Same(a, container.GetRequiredKeyedService<IDurableMemoryProvider>("a"));
        Assert.NotSame(a, container.GetRequiredKeyedService<IMemoryProvider>("b"));
        Assert.Null(container.GetService<IMemoryProvider>());
        Assert.Equal(["a.img", "b.img"], Directory.GetFiles(_directory).Select(Path.GetFileName).Order());

        MemoryResult<WasiMemoryProvider> Open(IServiceProvider services, object key) => WasiMemoryProvider.Open(Path.Combine(_directory, $"{key}.img"));
    }

    [Fact]
    public void A_keyed_provider_is_disposed_with_the_container_and_its_error_is_an_exception()
    {
        ServiceProvider container = Build(services => services
            .AddKeyedMemoryProvider("a", (_, _) => WasiMemoryProvider.Open(Image))
            .AddKeyedMemoryProvider("directory", (_, _) => WasiMemoryProvider.Open(_directory)));
        IMemoryProvider provider = container.GetRequiredKeyedService<IMemoryProvider>("a");

        MemoryException exception = Assert.Throws<MemoryException>(() => container.GetRequiredKeyedService<IMemoryProvider>("directory"));
        Assert.Contains("is a directory", exception.Message, StringComparison.Ordinal);
        container.Dispose();
        Assert.False(provider.Grow(0).IsOk);
    }

    [Fact]
    public void Providers_can_be_made_from_others()
    {
        using ServiceProvider container = Build(services => services
            .AddMemoryProvider(_ => WasiMemoryProvider.Open(Image))
            .AddKeyedMemoryProvider("cached", (provider, _) => CachedMemoryProvider.Open(
                provider.GetRequiredService<WasiMemoryProvider>(), new() { LeaveOpen = true })));

        container.GetRequiredKeyedService<IMemoryProvider>("cached").Grow(1).ThrowIfError();

        Assert.Equal(1, container.GetRequiredService<IMemoryProvider>().Pages);
    }

    [Fact]
    public void Arguments_that_are_missing_are_named()
    {
        var services = new ServiceCollection();
        Assert.Equal("services", Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddMemoryProvider(_ => WasiMemoryProvider.Open(Image))).ParamName);
        Assert.Equal("open", Assert.Throws<ArgumentNullException>(() => services.AddMemoryProvider<IMemoryProvider>(null!)).ParamName);
        Assert.Equal("services", Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddKeyedMemoryProvider(1, (_, _) => WasiMemoryProvider.Open(Image))).ParamName);
        Assert.Equal("serviceKey", Assert.Throws<ArgumentNullException>(() => services.AddKeyedMemoryProvider(null!, (_, _) => WasiMemoryProvider.Open(Image))).ParamName);
        Assert.Equal("open", Assert.Throws<ArgumentNullException>(() => services.AddKeyedMemoryProvider<IMemoryProvider>(1, null!)).ParamName);
        Assert.Empty(services);
    }

    private static ServiceProvider Build(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        return services.BuildServiceProvider();
    }
}
