namespace ProviderGen.Testing;

/// <summary>What the suite has to know about a provider in order to examine it.</summary>
public sealed class ProviderSubject
{
    /// <summary>Describes a provider. Name and factory suffice to begin with; every optional member has more of the contract examined.</summary>
    /// <param name="name">What reports call the provider.</param>
    /// <param name="create">
    /// Returns a fresh, empty provider, independent of every one before. The suite disposes it.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ProviderSubject(string name, Func<IMemoryProvider> create)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(create);
        Name = name;
        Create = create;
    }

    /// <summary>What reports call the provider.</summary>
    public string Name { get; }

    /// <summary>Returns a fresh, empty provider.</summary>
    public Func<IMemoryProvider> Create { get; }

    /// <summary>The most pages the provider may have, or null if only the range of <see cref="long"/> limits it.</summary>
    public long? MaxPages { get; init; }

    /// <summary>
    /// Makes a new backing that holds exactly the bytes given, of any length. Null for a provider whose backing is its own.
    /// Enables clauses 1 (what is there already), 5, 13 (raw bytes), 14, 15, 16, and reopening in clause 10.
    /// <see cref="RawBacking.OfFile"/> makes one of a file.
    /// </summary>
    public Func<byte[], RawBacking>? Backing { get; init; }

    /// <summary>
    /// Returns a fresh, empty provider whose backing calls <see cref="FaultPlan.Enter(FaultPoint)"/> at every raw call. The provider
    /// has to be the one under examination. Enables clauses 4 and 9, and a flush that fails in clause 10.
    /// </summary>
    public Func<FaultPlan, IMemoryProvider>? CreateWithFaults { get; init; }

    /// <summary>
    /// Makes a new, empty backing that follows a plan of faults, and can be opened again. Enables <see cref="FaultSweep"/>.
    /// </summary>
    public Func<FaultPlan, RawBacking>? BackingWithFaults { get; init; }
}
