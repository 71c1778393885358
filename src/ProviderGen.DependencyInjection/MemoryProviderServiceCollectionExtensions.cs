using ProviderGen;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers memory providers.</summary>
public static class MemoryProviderServiceCollectionExtensions
{
    /// <summary>
    /// Registers a memory provider as a singleton, under its own type and under those of <see cref="IMemoryProvider"/>,
    /// <see cref="IDurableMemoryProvider"/>, <see cref="ISparseMemoryProvider"/>, <see cref="IAddressableMemoryProvider"/> and
    /// <see cref="IMutableAddressableMemoryProvider"/> that it implements. They all are the same instance.
    /// </summary>
    /// <param name="services">The collection to add to.</param>
    /// <param name="open">
    /// Opens the provider, when it is first asked for. An error becomes a <see cref="MemoryException"/> for the caller, and the
    /// next one to ask makes another attempt. The container disposes the provider when it is disposed itself; disposal makes
    /// nothing durable.
    /// </param>
    /// <typeparam name="TProvider">The type of the provider.</typeparam>
    /// <returns>The collection.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <example>
    /// <code>
    /// services.AddMemoryProvider(_ =&gt; WasiMemoryProvider.Open("data.img"));
    /// </code>
    /// </example>
    public static IServiceCollection AddMemoryProvider<TProvider>(
        this IServiceCollection services, Func<IServiceProvider, MemoryResult<TProvider>> open)
        where TProvider : class, IMemoryProvider
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(open);
        services.AddSingleton(provider => open(provider).ThrowIfError());
        foreach (Type capability in CapabilitiesOf<TProvider>())
            services.AddSingleton(capability, static provider => provider.GetRequiredService<TProvider>());
        return services;
    }

    /// <summary>As <see cref="AddMemoryProvider"/>, under a key, for programs with several providers.</summary>
    /// <param name="services">The collection to add to.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="open">Opens the provider, when it is first asked for; told the key it was asked for by.</param>
    /// <typeparam name="TProvider">The type of the provider.</typeparam>
    /// <returns>The collection.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <example>
    /// <code>
    /// services.AddKeyedMemoryProvider("orders", (_, key) =&gt; WasiMemoryProvider.Open($"{key}.img"));
    /// </code>
    /// </example>
    public static IServiceCollection AddKeyedMemoryProvider<TProvider>(
        this IServiceCollection services, object serviceKey, Func<IServiceProvider, object, MemoryResult<TProvider>> open)
        where TProvider : class, IMemoryProvider
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(serviceKey);
        ArgumentNullException.ThrowIfNull(open);
        services.AddKeyedSingleton(serviceKey, (provider, key) => open(provider, key!).ThrowIfError());
        foreach (Type capability in CapabilitiesOf<TProvider>())
            services.AddKeyedSingleton(capability, serviceKey, static (provider, key) => provider.GetRequiredKeyedService<TProvider>(key));
        return services;
    }

    private static IEnumerable<Type> CapabilitiesOf<TProvider>()
        => new[]
        {
            typeof(IMemoryProvider), typeof(IDurableMemoryProvider), typeof(ISparseMemoryProvider),
            typeof(IAddressableMemoryProvider), typeof(IMutableAddressableMemoryProvider),
        }
        .Where(capability => capability != typeof(TProvider) && capability.IsAssignableFrom(typeof(TProvider)));
}
