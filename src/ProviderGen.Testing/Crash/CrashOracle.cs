using System.Globalization;

namespace ProviderGen.Testing;

/// <summary>
/// What may be found after a crash: the bytes of the last successful flush, except where later writes may have arrived,
/// wholly or in part. <see cref="CrashCheck"/> uses one; use one too if you crash a provider in another way.
/// </summary>
public sealed class CrashOracle
{
    private readonly List<(long Offset, byte[] Bytes)> _later = [];

    // As long as the current image: pages added since the flush were zero then.
    private byte[] _flushed = [];
    private byte[] _current = [];
    private int _flushedLength;
    private bool _everFlushed;

    /// <summary>The image as it is without a crash.</summary>
    public ReadOnlySpan<byte> Current => _current;

    /// <summary>To be called before a growth begins, with the length it leads to.</summary>
    /// <param name="length">The length, in bytes.</param>
    public void WillGrow(long length)
    {
        Array.Resize(ref _current, checked((int)length));
        Array.Resize(ref _flushed, _current.Length);
    }

    /// <summary>To be called before a write begins.</summary>
    /// <param name="offset">The first byte, in bytes.</param>
    /// <param name="bytes">The bytes.</param>
    public void WillWrite(long offset, ReadOnlySpan<byte> bytes)
    {
        _later.Add((offset, bytes.ToArray()));
        bytes.CopyTo(_current.AsSpan((int)offset));
    }

    /// <summary>To be called when a flush has succeeded.</summary>
    public void Flushed()
    {
        _flushed = (byte[])_current.Clone();
        _flushedLength = _flushed.Length;
        _later.Clear();
        _everFlushed = true;
    }

    /// <summary>Judges what was found.</summary>
    /// <param name="found">The image found, or null if there is no file.</param>
    /// <returns>Null if it may be so, or what is wrong.</returns>
    public string? Judge(byte[]? found)
    {
        if (found is null)
            return _everFlushed ? "the file is not there, though a flush had succeeded" : null;
        if (found.Length < _flushedLength)
            return Text($"{found.Length} bytes are left of {_flushedLength} that had been flushed");
        if (found.Length > _current.Length)
            return Text($"{found.Length} bytes are there, where there were never more than {_current.Length}");
        for (int i = 0; (i += found.AsSpan(i).CommonPrefixLength(_flushed.AsSpan(i))) < found.Length; i++)
        {
            if (!MayHaveArrived(i, found[i]))
                return Text($"byte {i} is {found[i]}, where {_flushed[i]} had been flushed and {found[i]} was never written");
        }

        return null;
    }

    // A loop and no query, as this is asked for every byte written since the flush, at every crash.
    private bool MayHaveArrived(int at, byte value)
    {
        foreach (var (offset, bytes) in _later)
        {
            if (at >= offset && at < offset + bytes.Length && bytes[at - offset] == value)
                return true;
        }

        return false;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
