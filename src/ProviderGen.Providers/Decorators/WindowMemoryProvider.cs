using static System.FormattableString;

namespace ProviderGen.Providers;

/// <summary>A memory provider that is a range of pages of another one: byte 0 is the first byte of its first page.</summary>
/// <remarks>
/// <para>
/// Pages of 65,536 bytes; a provider of another page size is rejected. No access reaches beyond the window, and none is in place.
/// A window of a read-only provider is read-only.
/// </para>
/// <para>
/// Growth: a window of so many pages has them for good, and growth beyond them is rejected. A window from a page on reaches to
/// the end of the inner provider, and grows it. If that one was grown by other code meanwhile, growth is rejected, as with any
/// backing whose length has changed.
/// </para>
/// <para>
/// Durability: <see cref="Flush"/> flushes the inner provider, all of it; <see cref="IsDurable"/> tells whether it has anything
/// to flush. After a flush that failed only the window that asked for it is latched; whether the inner one takes changes from
/// another window is for that one to say.
/// </para>
/// <para>
/// Thread safety: the inner provider has a single writer, or any number of readers, all of its windows together. Windows
/// may overlap. Locking: that of the inner provider.
/// </para>
/// </remarks>
[MemoryProvider(BackingZeroFills = true)]
public sealed partial class WindowMemoryProvider : IMemoryProviderView
{
    private readonly InnerProvider _inner;
    private readonly PageRange _range;

    /// <summary>Opens a window of so many pages, which cannot grow.</summary>
    /// <param name="inner">The provider to look into. When opening fails it stays the caller's, and open.</param>
    /// <param name="firstPage">The first page of the window, counted from 0.</param>
    /// <param name="pages">How many pages the window has. They have to be there.</param>
    /// <param name="leaveOpen">Whether the inner provider stays open when this one is disposed, as it has to with several windows.</param>
    private WindowMemoryProvider(IMemoryProvider inner, long firstPage, long pages, bool leaveOpen = false)
    {
        _inner = new InnerProvider(inner, MemoryProviderAttribute.DefaultPageSize, leaveOpen);
        _range = new PageRange(inner, firstPage, pages);
    }

    /// <summary>Opens a window that reaches from a page to the end, and grows with the inner provider.</summary>
    /// <param name="inner">The provider to look into. When opening fails it stays the caller's, and open.</param>
    /// <param name="firstPage">The first page of the window, counted from 0; at most the page count of the inner provider.</param>
    /// <param name="leaveOpen">Whether the inner provider stays open when this one is disposed, as it has to with several windows.</param>
    private WindowMemoryProvider(IMemoryProvider inner, long firstPage, bool leaveOpen = false)
    {
        _inner = new InnerProvider(inner, MemoryProviderAttribute.DefaultPageSize, leaveOpen);
        _range = new PageRange(inner, firstPage, null);
    }

    /// <summary>Whether <see cref="Flush"/> makes anything durable: whether the inner provider can.</summary>
    public bool IsDurable => _inner.IsDurable;

    MemoryLocation IMemoryProviderView.Location => _inner.Location.Add(_range.Start);

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{this.Describe()}, from byte {_range.Start} on of {_inner.Memory}");

    private string NameCore() => _inner.Name;

    private bool ReadOnlyCore() => _inner.Memory.IsReadOnly;

    private long LengthCore() => _range.Length;

    private void GrowCore(long oldLength, long newLength)
    {
        _range.RequireGrowable();
        _inner.Grow(oldLength, newLength);
    }

    private int ReadCore(long offset, Span<byte> destination) => _inner.Read(_range.Start + offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _inner.Write(_range.Start + offset, source);

    private void FlushCore() => _inner.Flush();

    private void DisposeCore() => _inner.Dispose();
}
