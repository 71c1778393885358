namespace ProviderGen.Testing;

/// <summary>
/// What a memory provider is, said as plainly as can be: an array of bytes and a few flags. It is the oracle that real
/// providers are compared with, so it is written to be checked by reading, not to be fast.
/// </summary>
/// <param name="pageSize">Bytes in a page.</param>
/// <param name="maxPages">The most pages it may have.</param>
/// <param name="image">What it holds.</param>
/// <param name="readOnly">Whether it rejects changes.</param>
internal sealed class MemoryModel(int pageSize, long maxPages, byte[] image, bool readOnly)
{
    private byte[] _image = image;
    private bool _disposed;

    public ReadOnlySpan<byte> Image => _disposed ? [] : _image;

    public long Pages => Image.Length / pageSize;

    public Observation Grow(long pages)
    {
        if (_disposed)
            return Observation.Error(ProviderErrorReason.Disposed);
        long before = Pages;
        if (readOnly && pages != 0)
            return Observation.Error(ProviderErrorReason.ReadOnly);
        if (pages < 0)
            return Observation.Error(ProviderErrorReason.InvalidArgument);
        if ((Int128)before + pages > maxPages || ((Int128)before + pages) * pageSize > long.MaxValue)
            return Observation.Error(ProviderErrorReason.LimitExceeded);
        Array.Resize(ref _image, checked((int)((before + pages) * pageSize)));
        return Observation.Ok(before);
    }

    public Observation Read(long offset, Span<byte> buffer)
    {
        Observation verdict = JudgeRead(offset, buffer.Length);
        if (verdict.IsOk)
            _image.AsSpan((int)offset, buffer.Length).CopyTo(buffer);
        return verdict;
    }

    public Observation Write(long offset, ReadOnlySpan<byte> buffer)
    {
        Observation verdict = JudgeWrite(offset, buffer.Length);
        if (verdict.IsOk)
            buffer.CopyTo(_image.AsSpan((int)offset));
        return verdict;
    }

    /// <summary>What reading a range is answered with, whatever its length.</summary>
    public Observation JudgeRead(long offset, long length)
    {
        if (_disposed)
            return Observation.Error(ProviderErrorReason.Disposed);
        return offset >= 0 && length >= 0 && (Int128)offset + length <= _image.Length
            ? Observation.Ok()
            : Observation.OutOfBounds(offset, length, _image.Length);
    }

    /// <summary>What writing a range is answered with, whatever its length.</summary>
    public Observation JudgeWrite(long offset, long length)
        => readOnly && !_disposed ? Observation.Error(ProviderErrorReason.ReadOnly) : JudgeRead(offset, length);

    public Observation Flush() => _disposed ? Observation.Error(ProviderErrorReason.Disposed) : Observation.Ok();

    public void Dispose() => _disposed = true;

    public void Reopen() => _disposed = false;
}
