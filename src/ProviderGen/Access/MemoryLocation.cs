namespace ProviderGen;

/// <summary>
/// A byte of the provider at the bottom of a stack of decorators. It can be compared and moved, and gives no access to any provider.
/// </summary>
public readonly record struct MemoryLocation
{
    private readonly IMemoryProvider? _memory;
    private readonly long _offset;

    private MemoryLocation(IMemoryProvider? memory, long offset)
    {
        _memory = memory;
        _offset = offset;
    }

    /// <summary>Where byte 0 of a provider lies: in the provider itself, unless it is a view of another one.</summary>
    /// <param name="provider">The provider.</param>
    /// <exception cref="ArgumentNullException">The provider is null.</exception>
    public static MemoryLocation Of(IMemoryProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return provider is IMemoryProviderView view ? view.Location : new MemoryLocation(provider, 0);
    }

    /// <summary>The location a number of bytes further on.</summary>
    /// <param name="bytes">How many bytes; negative for a location before this one.</param>
    public MemoryLocation Add(long bytes) => new(_memory, _offset + bytes);

    /// <summary>Whether another location is one of the bytes that follow this one.</summary>
    internal bool IsFollowedBy(MemoryLocation other, long within)
        => _memory is not null && ReferenceEquals(_memory, other._memory) && other._offset > _offset && other._offset - _offset < within;
}
