namespace ProviderGen.Providers;

/// <summary>
/// A memory provider on the stable memory of an Internet Computer canister, which keeps its content when the canister is
/// upgraded. Byte <c>o</c> of the provider is byte <c>o</c> of stable memory.
/// </summary>
/// <remarks>
/// Durability: the system makes changes durable when the message that made them ends without a trap, and undoes them
/// otherwise; there is nothing to flush. The page limit is the host's (500 GiB, 8,192,000 pages, for a canister).
/// Locking: none; a canister handles one message at a time. Disposing the provider leaves the stable memory as it is.
/// </remarks>
[MemoryProvider(BackingZeroFills = true)]
public sealed partial class IcMemoryProvider
{
    private readonly IStableMemory _memory;

    /// <summary>Opens the stable memory of a host.</summary>
    /// <param name="memory">The functions of the host.</param>
    private IcMemoryProvider(IStableMemory memory) => _memory = memory;

    /// <inheritdoc/>
    public override string ToString() => this.Describe();

    private long LengthCore() => checked(_memory.Stable64Size() * MemoryProviderAttribute.DefaultPageSize);

    private void GrowCore(long oldLength, long newLength)
    {
        if (_memory.Stable64Grow((newLength - oldLength) / MemoryProviderAttribute.DefaultPageSize) == -1)
            throw MemoryException.Create($"the stable memory cannot grow so far (stable64_grow returned -1).", ProviderErrorReason.LimitExceeded);
    }

    private int ReadCore(long offset, Span<byte> destination)
    {
        _memory.Stable64Read(offset, destination);
        return destination.Length;
    }

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _memory.Stable64Write(offset, source);
}
