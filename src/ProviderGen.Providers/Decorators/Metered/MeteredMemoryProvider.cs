namespace ProviderGen.Providers;

/// <summary>
/// A memory provider that counts and times what another one does, by <see cref="System.Diagnostics.Metrics.Meter"/> and
/// <see cref="System.Diagnostics.ActivitySource"/>, which OpenTelemetry and <c>dotnet-counters</c> understand.
/// </summary>
/// <remarks>
/// <para>Pages of 65,536 bytes; a provider of another page size is rejected. Nothing else changes but that no access is in place.</para>
/// <para>
/// The meter and the activity source are both called <see cref="TelemetryName"/>. Instruments, with their units:
/// <c>providergen.operations</c> ({operation}), <c>providergen.operation.duration</c> (s), <c>providergen.failures</c> ({failure}),
/// <c>providergen.io</c> (By, of reads and writes that succeeded) and <c>providergen.growth</c> ({page}). Tags:
/// <c>providergen.operation</c> is <c>read</c>, <c>write</c>, <c>grow</c> or <c>flush</c>, <c>providergen.provider</c> the name given
/// when opening, and <c>error.type</c>, where an operation failed, the <see cref="ProviderErrorReason"/>. Activities are called
/// <c>providergen read</c>, and so on, with the same tags.
/// </para>
/// <para>
/// Counted is what reaches the inner provider: accesses out of bounds, empty ones, and whatever is rejected after disposal or a
/// failed flush do not. Without a listener, an operation allocates nothing and reads no clock.
/// </para>
/// <para>
/// Durability: that of the inner provider; <see cref="IsDurable"/> tells whether there is any. Thread safety: a single writer
/// or any number of readers.
/// </para>
/// </remarks>
[MemoryProvider(BackingZeroFills = true)]
public sealed partial class MeteredMemoryProvider : IMemoryProviderView
{
    /// <summary>What the meter and the activity source are called.</summary>
    public const string TelemetryName = "ProviderGen";

    private readonly InnerProvider _inner;
    private readonly string _name;

    /// <summary>Measures a provider under the name of its type.</summary>
    /// <param name="inner">The provider to measure. When opening fails it stays the caller's, and open.</param>
    /// <param name="leaveOpen">Whether the inner provider stays open when this one is disposed.</param>
    private MeteredMemoryProvider(IMemoryProvider inner, bool leaveOpen = false)
        : this(inner, inner.GetType().Name, leaveOpen)
    {
    }

    /// <summary>Measures a provider.</summary>
    /// <param name="inner">The provider to measure. When opening fails it stays the caller's, and open.</param>
    /// <param name="name">What the measurements call it; few names for many providers, as each is a time series of its own.</param>
    /// <param name="leaveOpen">Whether the inner provider stays open when this one is disposed.</param>
    private MeteredMemoryProvider(IMemoryProvider inner, string name, bool leaveOpen = false)
    {
        _inner = new InnerProvider(inner, MemoryProviderAttribute.DefaultPageSize, leaveOpen);
        _name = name;
    }

    /// <summary>Whether <see cref="Flush"/> makes anything durable: whether the inner provider can.</summary>
    public bool IsDurable => _inner.IsDurable;

    MemoryLocation IMemoryProviderView.Location => _inner.Location;

    /// <inheritdoc/>
    public override string ToString() => $"{this.Describe(_name)}, of {_inner.Memory}";

    private string NameCore() => _name;

    private bool ReadOnlyCore() => _inner.Memory.IsReadOnly;

    private long LengthCore() => _inner.Memory.Size;

    private void GrowCore(long oldLength, long newLength)
    {
        Measurement measurement = Measurement.Begin("grow", _name);
        measurement.End(_inner.Memory.Grow((newLength - oldLength) / _inner.Memory.PageSize).Error, newLength - oldLength);
    }

    private int ReadCore(long offset, Span<byte> destination)
    {
        Measurement measurement = Measurement.Begin("read", _name);
        measurement.End(_inner.Memory.Read(offset, destination).Error, destination.Length);
        return destination.Length;
    }

    private void WriteCore(long offset, ReadOnlySpan<byte> source)
    {
        Measurement measurement = Measurement.Begin("write", _name);
        measurement.End(_inner.Memory.Write(offset, source).Error, source.Length);
    }

    private void FlushCore()
    {
        Measurement measurement = Measurement.Begin("flush", _name);
        measurement.End((_inner.Memory as IDurableMemoryProvider)?.Flush().Error, 0);
    }

    private void DisposeCore() => _inner.Dispose();
}
