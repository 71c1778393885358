namespace ProviderGen.Testing;

/// <summary>
/// A memory provider that goes wrong on request, to test code that takes an <see cref="IMemoryProvider"/>: the n-th read,
/// write, growth or flush fails, is torn, comes in parts or comes late, once or for good, as <see cref="Faults"/> plans it.
/// </summary>
/// <remarks>
/// <para>
/// Pages of 65,536 bytes in memory, at most 65,536 of them (4 GiB). As long as no fault is planned it keeps the contract
/// like any other provider, and with faults it keeps what the contract says about those. Of what it did before a failed
/// flush nothing is lost; losing it, as a power failure does, is what <see cref="CrashCheck"/> is for.
/// </para>
/// <para>
/// A plan counts the raw calls behind the operations, and an operation that is rejected makes none. A write is one call of
/// the kind <see cref="FaultPoint.Write"/>. A read is one <see cref="FaultPoint.Read"/> for each page that it touches, and
/// one more for each part that comes short. A growth asks for the length (<see cref="FaultPoint.Length"/>), extends
/// (<see cref="FaultPoint.Grow"/>) and zeroes page by page (<see cref="FaultPoint.Zero"/>), as fresh bytes hold rubbish; one
/// that fails after the first of these asks for the length once more. A flush is one <see cref="FaultPoint.Flush"/>.
/// </para>
/// <para>
/// What the code under test sees: <see cref="FaultKind.Fail"/> is an error before anything has happened;
/// <see cref="FaultKind.Tear"/> an error after the first half, of which a growth leaves only its backing longer;
/// <see cref="FaultKind.Starve"/>, <see cref="FaultKind.Overstate"/> and <see cref="FaultKind.Negate"/> an error of a read,
/// for what the backing answered; <see cref="FaultKind.Shorten"/> and <see cref="FaultKind.Delay"/> no error at all. The
/// errors of failed and torn calls carry the <see cref="InjectedFaultException"/>.
/// </para>
/// <para>Thread safety: that of every provider, a single writer or any number of readers.</para>
/// </remarks>
/// <example>
/// <code>
/// using var memory = new FaultyMemoryProvider();
/// var store = new MyStore(memory);
/// store.Save("a");
///
/// memory.Faults.Arm(2, FaultPoint.Write, FaultKind.Tear);       // the second write from here stops half-way
/// Assert.Throws&lt;MyStoreException&gt;(() =&gt; store.Save("b"));
///
/// memory.Dispose();                                             // as after a restart
/// using FaultyMemoryProvider again = FaultyMemoryProvider.Open(memory.Backing).ThrowIfError();
/// Assert.Equal(["a"], new MyStore(again).Names);
/// </code>
/// </example>
[MemoryProvider(StartsEmpty = true, MaxPages = 65_536)]
public sealed partial class FaultyMemoryProvider
{
    // One piece a page, so that an access inside a page is one raw call, and zero-filling can stop between any two.
    private const int PieceBytes = MemoryProviderAttribute.DefaultPageSize;
    private const byte Rubbish = 0xAA;

    /// <summary>Creates an empty provider.</summary>
    /// <param name="faults">Decides which calls go wrong; null for a plan of the provider's own, see <see cref="Faults"/>.</param>
    public FaultyMemoryProvider(FaultPlan? faults = null)
        : this(new FaultyBacking(PieceBytes, Rubbish) { Faults = faults })
    {
    }

    /// <summary>Opens what another provider has left, or a backing that was made for the purpose.</summary>
    /// <param name="backing">The backing. The provider owns it until it is disposed; another opener is rejected meanwhile.</param>
    private FaultyMemoryProvider(FaultyBacking backing)
    {
        backing.Own();
        Backing = backing;
    }

    /// <summary>Decides which calls go wrong: none, until it is armed.</summary>
    public FaultPlan Faults => Backing.Faults;

    /// <summary>What the bytes lie in. It remains when the provider is disposed, and can be opened again.</summary>
    public FaultyBacking Backing { get; }

    /// <inheritdoc/>
    public override string ToString() => this.Describe();

    private long LengthCore() => Backing.AskLength();

    private void GrowCore(long oldLength, long newLength) => Backing.Extend(oldLength, newLength);

    private int ReadCore(long offset, Span<byte> destination) => Backing.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => Backing.Write(offset, source);

    private void ZeroCore(long offset, long length) => Backing.Zero(offset, length);

    private void FlushCore() => Backing.Flush();

    private void DisposeCore() => Backing.Release();
}
