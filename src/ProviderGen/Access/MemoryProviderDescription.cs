using static System.FormattableString;

namespace ProviderGen;

/// <summary>Describes providers in a line, for logs and debuggers.</summary>
public static class MemoryProviderDescription
{
    /// <summary>
    /// The type of a provider, what its backing is called, how many pages it has and whether it is read-only, as in
    /// <c>WasiMemoryProvider 'data.img': 18 pages of 65536 bytes</c>. The backing is not asked.
    /// </summary>
    /// <param name="provider">The provider.</param>
    /// <param name="name">What its backing is called, or null if it has no name.</param>
    /// <exception cref="ArgumentNullException">The provider is null.</exception>
    public static string Describe(this IMemoryProvider provider, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(provider);
        string subject = name is null ? provider.GetType().Name : $"{provider.GetType().Name} '{name}'";
        if (!provider.EnsureOpen().IsOk)
            return $"{subject}: disposed";
        return Invariant($"{subject}: {provider.Pages} {(provider.Pages == 1 ? "page" : "pages")} of {provider.PageSize} bytes{(provider.IsReadOnly ? ", read-only" : "")}");
    }
}
