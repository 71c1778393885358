using System.Globalization;

namespace ProviderGen.Testing;

/// <summary>
/// What may be found after a crash: the bytes of the last successful flush, except where later writes may have arrived,
/// wholly or in part.
/// </summary>
internal sealed class CrashOracle
{
    private readonly List<(long Offset, byte[] Bytes)> _later = [];
    private byte[] _flushed = [];
    private byte[] _current = [];
    private bool _everFlushed;

    /// <summary>The image as it is without a crash.</summary>
    public ReadOnlySpan<byte> Current => _current;

    /// <summary>To be called before a growth begins, with the length it leads to.</summary>
    public void WillGrow(long length) => Array.Resize(ref _current, checked((int)length));

    /// <summary>To be called before a write begins.</summary>
    public void WillWrite(long offset, ReadOnlySpan<byte> bytes)
    {
        _later.Add((offset, bytes.ToArray()));
        bytes.CopyTo(_current.AsSpan((int)offset));
    }

    /// <summary>To be called when a flush has succeeded.</summary>
    public void Flushed()
    {
        _flushed = (byte[])_current.Clone();
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
        if (found.Length < _flushed.Length)
            return Text($"{found.Length} bytes are left of {_flushed.Length} that had been flushed");
        if (found.Length > _current.Length)
            return Text($"{found.Length} bytes are there, where there were never more than {_current.Length}");
        for (int i = 0; i < found.Length; i++)
        {
            byte kept = i < _flushed.Length ? _flushed[i] : (byte)0;
            if (found[i] != kept && !MayHaveArrived(i, found[i]))
                return Text($"byte {i} is {found[i]}, where {kept} had been flushed and nobody wrote {found[i]}");
        }

        return null;
    }

    private bool MayHaveArrived(int at, byte value)
        => _later.Any(write => at >= write.Offset && at < write.Offset + write.Bytes.Length && write.Bytes[at - write.Offset] == value);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
