namespace ProviderGen.Providers;

/// <summary>
/// A memory provider that keeps some pages of another one in memory, for backings that are slow or far away: reads in sequence
/// are read ahead, and writes wait in memory until they go back in runs of adjacent pages.
/// </summary>
/// <remarks>
/// <para>
/// Pages of 65,536 bytes; a provider of another page size is rejected. It is never in memory in full: at most
/// <see cref="CachedMemoryProviderOptions.CapacityPages"/> pages are, of which at most half, and at least one, wait to be written
/// back. Nothing is evicted unsaved. Growth goes to the inner provider at once, and fresh pages are zero without being read there.
/// </para>
/// <para>
/// Durability: <see cref="Flush"/> writes everything back and then flushes the inner provider; <see cref="IsDurable"/> tells
/// whether that one makes anything durable. Between two flushes writes arrive there in any order, as whole pages. A write-back that fails,
/// whether a flush or a write that needed room asked for it, counts as a failed flush: the pages stay in memory and can be
/// read, and the provider takes no change until it is reopened. Reading never writes.
/// </para>
/// <para>
/// Disposal attempts to write back, without a verdict, and makes nothing durable. Call <see cref="Flush"/> first if you need the verdict.
/// </para>
/// <para>
/// While it is open, do not use the inner provider directly, even to read: it may hold older bytes than this one.
/// </para>
/// <para>Thread safety: a single writer or any number of readers. Readers wait for one another while pages are read from the inner provider.</para>
/// </remarks>
[MemoryProvider(BackingZeroFills = true)]
public sealed partial class CachedMemoryProvider : IMemoryProviderView
{
    private readonly InnerProvider _inner;
    private readonly PageCache _cache;

    /// <summary>Puts a cache with the default options, 256 pages (16 MiB), before a provider, which is disposed with it.</summary>
    /// <param name="inner">The provider to cache. When opening fails it stays the caller's, and open.</param>
    private CachedMemoryProvider(IMemoryProvider inner)
        : this(inner, new CachedMemoryProviderOptions())
    {
    }

    /// <summary>Puts a cache before a provider.</summary>
    /// <param name="inner">The provider to cache. When opening fails it stays the caller's, and open.</param>
    /// <param name="options">How much to keep, how far to read ahead, and who owns the inner provider.</param>
    private CachedMemoryProvider(IMemoryProvider inner, CachedMemoryProviderOptions options)
    {
        _inner = new InnerProvider(inner, MemoryProviderAttribute.DefaultPageSize, options.LeaveOpen);

        // A flush that reports what has failed latches this provider as any failed flush does.
        _cache = new PageCache(_inner, options, writeBackFailed: () => _ = Flush());
    }

    /// <summary>Whether <see cref="Flush"/> makes anything durable: whether the inner provider can. It writes back in any case.</summary>
    public bool IsDurable => _inner.IsDurable;

    MemoryLocation IMemoryProviderView.Location => _inner.Location;

    /// <inheritdoc/>
    public override string ToString() => $"{this.Describe()}, of {_inner.Memory}";

    private string NameCore() => _inner.Name;

    private bool ReadOnlyCore() => _inner.Memory.IsReadOnly;

    private long LengthCore() => _inner.Memory.Size;

    private void GrowCore(long oldLength, long newLength) => _inner.Grow(oldLength, newLength);

    private int ReadCore(long offset, Span<byte> destination) => _cache.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _cache.Write(offset, source);

    private void FlushCore() => _cache.Flush();

    private void DisposeCore() => _cache.Dispose();
}
