using ProviderGen;

namespace Encrypted;

/// <summary>
/// A memory provider that keeps its pages encrypted and authenticated in another provider, by AES-256-GCM. The README beside
/// this file says how they lie there, what that protects, and what it does not.
/// </summary>
[MemoryProvider(PageSize = EncryptedPages.PageBytes)]
public sealed partial class EncryptedMemoryProvider
{
    private readonly EncryptedPages _pages;

    /// <summary>Opens an encrypted image.</summary>
    /// <param name="inner">Where it is kept: any provider with pages of 65,536 bytes. It is disposed with this one.</param>
    /// <param name="key">32 bytes, random, for this image alone. A copy of them stays in memory until disposal.</param>
    private EncryptedMemoryProvider(IMemoryProvider inner, ReadOnlySpan<byte> key) => _pages = new EncryptedPages(inner, key);

    /// <inheritdoc/>
    public override string ToString() => $"{this.Describe()}, of {_pages.Inner}";

    private bool ReadOnlyCore() => _pages.IsReadOnly;

    private long LengthCore() => _pages.Length;

    private void GrowCore(long oldLength, long newLength) => _pages.Grow(newLength);

    private void ZeroCore(long offset, long length) => _pages.MarkFresh(offset);

    private int ReadCore(long offset, Span<byte> destination) => _pages.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _pages.Write(offset, source);

    private void FlushCore() => _pages.Flush();

    private void DisposeCore() => _pages.Dispose();
}
