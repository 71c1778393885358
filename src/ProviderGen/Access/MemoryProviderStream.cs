namespace ProviderGen;

/// <summary>
/// A provider as a <see cref="Stream"/>: reads up to the end of the image, and writes at any position from 0 to the end,
/// growing by whole pages as needed. It has no buffer of its own.
/// </summary>
/// <remarks>
/// The length is that of the image, a whole number of pages; bytes past what was written into the last page are zero.
/// Failures are thrown as <see cref="IOException"/> with a <see cref="MemoryException"/> inside. Not thread-safe.
/// </remarks>
/// <param name="provider">The provider to read and write.</param>
/// <param name="leaveOpen">Whether the provider stays open when the stream is disposed. It does by default.</param>
/// <exception cref="ArgumentNullException"><paramref name="provider"/> is null.</exception>
public sealed class MemoryProviderStream(IMemoryProvider provider, bool leaveOpen = true) : Stream
{
    private readonly IMemoryProvider _provider = provider ?? throw new ArgumentNullException(nameof(provider));
    private long _position;
    private bool _disposed;

    /// <inheritdoc/>
    public override bool CanRead => !_disposed;

    /// <inheritdoc/>
    public override bool CanSeek => !_disposed;

    /// <inheritdoc/>
    public override bool CanWrite => !_disposed && !_provider.IsReadOnly;

    /// <summary>The size of the image, in bytes.</summary>
    public override long Length
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _provider.Size;
        }
    }

    /// <summary>Where the next read or write begins, in bytes from the start of the image. It may be past the end.</summary>
    public override long Position
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _position;
        }

        set
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        int count = (int)Math.Clamp(_provider.Size - _position, 0, buffer.Length);

        // At the end an empty read still asks the provider, so that one disposed meanwhile is not taken for an empty one.
        Check(_provider.Read(Math.Min(_position, _provider.Size), buffer[..count]));
        _position += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <summary>Writes at <see cref="Position"/>, growing the provider by as many pages as needed.</summary>
    /// <param name="buffer">The bytes to write.</param>
    /// <exception cref="IOException">The provider rejected, or its backing failed.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (buffer.IsEmpty)
            return;
        if (_position > long.MaxValue - buffer.Length)
            throw new IOException("The end of the data would be beyond what a 64-bit offset can address.");
        GrowTo(_position + buffer.Length);
        Check(_provider.Write(_position, buffer));
        _position += buffer.Length;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        long start = origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => Position,
            SeekOrigin.End => Length,
            _ => throw new ArgumentOutOfRangeException(nameof(origin)),
        };
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (offset > long.MaxValue - start || start + offset < 0)
            throw new IOException("The position would be outside the range from 0 to the largest 64-bit offset.");
        return _position = start + offset;
    }

    /// <summary>Grows the provider by whole pages until it holds at least so many bytes. Providers cannot shrink.</summary>
    /// <param name="value">The length wanted, in bytes.</param>
    /// <exception cref="NotSupportedException">The image would have to become shorter by a page or more.</exception>
    /// <exception cref="IOException">The provider rejected, or its backing failed.</exception>
    public override void SetLength(long value)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        if (_provider.Size - value >= _provider.PageSize)
            throw new NotSupportedException("A memory provider cannot shrink.");
        GrowTo(value);
    }

    /// <summary>Does nothing: the stream has no buffer. <see cref="Flush(bool)"/> makes data durable.</summary>
    public override void Flush() => ObjectDisposedException.ThrowIf(_disposed, this);

    /// <summary>Makes data durable if asked to and if the provider can (<see cref="IDurableMemoryProvider"/>).</summary>
    /// <param name="flushToDisk">Whether to flush the provider.</param>
    /// <exception cref="IOException">The flush failed.</exception>
    public void Flush(bool flushToDisk)
    {
        Flush();
        if (flushToDisk && _provider is IDurableMemoryProvider durable)
            Check(durable.Flush());
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed && !leaveOpen)
            _provider.Dispose();
        _disposed = true;
        base.Dispose(disposing);
    }

    private void GrowTo(long length)
    {
        long missing = length - _provider.Size;
        if (missing <= 0)
            return;
        long pages = ((missing - 1) / _provider.PageSize) + 1;
        var (_, error) = _provider.Grow(pages);
        if (error is not null)
            throw Failure(error);
    }

    private static void Check(MemoryResult result)
    {
        if (!result.IsOk)
            throw Failure(result.Error);
    }

    private static IOException Failure(MemoryError error) => new(error.Message, new MemoryException(error));
}
