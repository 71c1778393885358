namespace ProviderGen.Providers;

/// <summary>A memory provider that shows another one and rejects to change it, for code that is to look and not to touch.</summary>
/// <remarks>
/// <para>Pages of 65,536 bytes; a provider of another page size is rejected. Reads go through one by one, and none is in place.</para>
/// <para>
/// Its size is that of the inner provider when it was opened: pages that are added later are not seen, and bytes that are
/// written later are. It has nothing to make durable, so it is no <see cref="IDurableMemoryProvider"/>.
/// </para>
/// <para>Thread safety: any number of threads may read while no thread changes the inner provider.</para>
/// </remarks>
[MemoryProvider(ReadOnly = true)]
public sealed partial class ReadOnlyMemoryProvider : IMemoryProviderView
{
    private readonly InnerProvider _inner;

    /// <summary>Opens a view of a provider that cannot change it.</summary>
    /// <param name="inner">The provider to show. When opening fails it stays the caller's, and open.</param>
    /// <param name="leaveOpen">Whether the inner provider stays open when this one is disposed.</param>
    private ReadOnlyMemoryProvider(IMemoryProvider inner, bool leaveOpen = false) => _inner = new InnerProvider(inner, MemoryProviderAttribute.DefaultPageSize, leaveOpen);

    MemoryLocation IMemoryProviderView.Location => _inner.Location;

    /// <inheritdoc/>
    public override string ToString() => $"{this.Describe()}, of {_inner.Memory}";

    private string NameCore() => _inner.Name;

    private long LengthCore() => _inner.Memory.Size;

    private int ReadCore(long offset, Span<byte> destination) => _inner.Read(offset, destination);

    private void DisposeCore() => _inner.Dispose();
}
