namespace ProviderGen;

/// <summary>
/// A memory provider whose bytes are kept by another one, in the same order: a decorator. It says where they lie, so that a copy
/// between two of them notices when they overlap.
/// </summary>
public interface IMemoryProviderView : IMemoryProvider
{
    /// <summary>Where byte 0 of this provider lies. Never changes.</summary>
    MemoryLocation Location { get; }
}
