namespace ProviderGen.Testing;

/// <summary>What the callbacks of a visit are shown, compared with the model run by run.</summary>
internal sealed class VisitRecorder(MemoryModel model)
{
    private byte[] _source = [];
    private int _start;
    private int _at;
    private int _end;
    private bool _differs;

    /// <summary>Null, or what was wrong with the visit.</summary>
    public string? Disagreement => _differs ? "showed other bytes than those of the range" : _at == _end ? null : $"showed {_at - _start} bytes of {_end - _start}";

    /// <summary>To be called before a visit.</summary>
    /// <param name="offset">The first byte that has to be shown.</param>
    /// <param name="length">How many bytes have to be shown, 0 for a visit that has to be rejected.</param>
    /// <param name="source">What <see cref="Change"/> puts there.</param>
    public void Begin(long offset, long length, byte[]? source = null)
    {
        _source = source ?? [];
        _start = _at = length == 0 ? 0 : (int)offset;
        _end = _start + (int)length;
        _differs = false;
    }

    public void See(ReadOnlySpan<byte> run)
    {
        _differs |= run.IsEmpty || run.Length > _end - _at || !run.SequenceEqual(model.Image.Slice(_at, run.Length));
        if (!_differs)
            _at += run.Length;
    }

    public void Change(Span<byte> run)
    {
        int from = _at - _start;
        See(run);
        if (!_differs)
            _source.AsSpan(from, run.Length).CopyTo(run);
    }
}
