using System.Security.Cryptography;
using ProviderGen;

namespace Encrypted;

/// <summary>Pages as frames in another provider. Page n is the frame that begins at byte n × 65,564.</summary>
internal sealed class EncryptedPages : IDisposable
{
    public const int PageBytes = MemoryProviderAttribute.DefaultPageSize;

    private readonly Lock _gate = new();
    private readonly IMemoryProvider _inner;
    private readonly PageCipher _cipher;

    // Frames that did not arrive whole. They are tried again by the next flush, and read from here until then.
    private readonly SortedDictionary<long, byte[]> _unsaved = [];
    private readonly byte[] _frame = new byte[PageCipher.FrameBytes];
    private readonly byte[] _page = new byte[PageBytes];

    public EncryptedPages(IMemoryProvider inner, ReadOnlySpan<byte> key)
    {
        if (inner.PageSize != PageBytes)
            throw MemoryException.Create($"the inner provider has pages of {inner.PageSize} bytes, and {PageBytes} are needed.", ProviderErrorReason.InvalidArgument);
        inner.EnsureOpen().ThrowIfError();
        _inner = inner;
        _cipher = new PageCipher(key);
    }

    public IMemoryProvider Inner => _inner;

    public bool IsReadOnly => _inner.IsReadOnly;

    /// <summary>Bytes of all pages. As a frame is longer than a page, every number of frames takes a number of pages of its own.</summary>
    public long Length
    {
        get
        {
            long pages = _inner.Size / PageCipher.FrameBytes;
            return InnerPagesFor(pages) == _inner.Pages
                ? pages * PageBytes
                : throw MemoryException.Create($"{_inner.Pages} pages of {PageBytes} bytes are no encrypted image.", ProviderErrorReason.NotAligned);
        }
    }

    public void Grow(long newLength) => _inner.Grow(InnerPagesFor(newLength / PageBytes) - _inner.Pages).ThrowIfError();

    /// <summary>
    /// Makes fresh pages read as zero. Only the first of their frames can have bytes in it: it begins where the inner provider ended
    /// before, and a crash may have left there what was written to a page whose growth was lost.
    /// </summary>
    public void MarkFresh(long offset)
    {
        lock (_gate)
        {
            MemoryResult written = _inner.Write(offset / PageBytes * PageCipher.FrameBytes, new byte[PageCipher.HeaderBytes]);

            // Not as a MemoryException, which would claim that nothing has happened: the inner provider has grown.
            if (written.Error is { } error)
                throw new IOException(error.Message, new MemoryException(error));
        }
    }

    public int Read(long offset, Span<byte> destination)
    {
        (long number, int start) = (offset / PageBytes, (int)(offset % PageBytes));
        int count = Math.Min(destination.Length, PageBytes - start);
        lock (_gate)
        {
            Decrypt(number);
            _page.AsSpan(start, count).CopyTo(destination);
        }

        return count;
    }

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        lock (_gate)
        {
            while (!source.IsEmpty)
            {
                (long number, int start) = (offset / PageBytes, (int)(offset % PageBytes));
                int count = Math.Min(source.Length, PageBytes - start);
                if (count < PageBytes)
                    Decrypt(number);
                source[..count].CopyTo(_page.AsSpan(start));
                _cipher.Encrypt(number, _page, _frame);
                Save(number, _frame);
                source = source[count..];
                offset += count;
            }
        }
    }

    public void Flush()
    {
        lock (_gate)
        {
            foreach ((long number, byte[] frame) in _unsaved.ToArray())
                Save(number, frame);
            (_inner as IDurableMemoryProvider)?.Flush().ThrowIfError();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach ((long number, byte[] frame) in _unsaved)
                _ = _inner.Write(number * PageCipher.FrameBytes, frame);
            CryptographicOperations.ZeroMemory(_page);
            _cipher.Dispose();
            _inner.Dispose();
        }
    }

    private static long InnerPagesFor(long pages) => checked((pages * PageCipher.FrameBytes) + PageBytes - 1) / PageBytes;

    private void Decrypt(long number)
    {
        if (!_unsaved.TryGetValue(number, out byte[]? frame))
        {
            frame = _frame;
            _inner.Read(number * PageCipher.FrameBytes, frame).ThrowIfError();
        }

        _cipher.Decrypt(number, frame, _page);
    }

    private void Save(long number, byte[] frame)
    {
        if (_inner.Write(number * PageCipher.FrameBytes, frame).Error is { } error)
        {
            _unsaved[number] = (byte[])frame.Clone();
            throw new MemoryException(error);
        }

        _unsaved.Remove(number);
    }
}
