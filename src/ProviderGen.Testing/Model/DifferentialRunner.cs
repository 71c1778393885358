using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>A provider and the model, put through the same operations and compared after each.</summary>
internal sealed class DifferentialRunner : IDisposable
{
    private readonly RawBacking? _backing;
    private readonly MemoryModel _model;
    private readonly VisitRecorder _visit;
    private IMemoryProvider _provider;
    private byte[] _actual = [];
    private byte[] _expected = [];

    public DifferentialRunner(ProviderSubject subject)
    {
        byte[] image = [];
        _backing = subject.Backing?.Invoke(image);
        _provider = _backing is null ? subject.Create() : _backing.Open().ThrowIfError();
        if (_backing is not null && _provider.IsReadOnly)
        {
            // Nothing will ever be put into it, so it has to hold something from the start.
            image = Pattern.Bytes(0, Math.Min(2, subject.MaxPages ?? 2) * _provider.PageSize);
            _provider.Dispose();
            _backing = subject.Backing!(image);
            _provider = _backing.Open().ThrowIfError();
        }

        _model = new MemoryModel(_provider.PageSize, subject.MaxPages ?? long.MaxValue / _provider.PageSize, image, _provider.IsReadOnly);
        _visit = new VisitRecorder(_model);
    }

    public int PageSize => _provider.PageSize;

    public long Size => _model.Image.Length;

    public bool IsAddressable => _provider is IAddressableMemoryProvider;

    public bool IsMutableInPlace => _provider is IMutableAddressableMemoryProvider;

    public void Dispose() => _provider.Dispose();

    /// <summary>Applies an operation to both.</summary>
    /// <returns>Null if they agree, or what they disagree on.</returns>
    public string? Apply(MemoryOperation operation)
    {
        try
        {
            return operation switch
            {
                MemoryOperation.Grow grow => Compare(_model.Grow(grow.Pages), Observation.Of(_provider.Grow(grow.Pages))),
                MemoryOperation.Read read => Read(read.Offset, read.Length),
                MemoryOperation.Write write => Write(write.Offset, write.Length, write.Seed),
                MemoryOperation.ReadInPlace visit => ReadInPlace(visit.Offset, visit.Length),
                MemoryOperation.WriteInPlace change => WriteInPlace(change.Offset, change.Length, change.Seed),
                MemoryOperation.Flush => Flush(),
                MemoryOperation.Dispose => Dispose(both: true),
                MemoryOperation.Reopen => Reopen(),
                _ => throw new InvalidOperationException($"There is no such operation: {operation}."),
            }
            ?? CompareSize();
        }
        catch (Exception exception)
        {
            return $"threw {exception.GetType().Name}: {exception.Message}";
        }
    }

    /// <summary>Reads a range from both. A read that is rejected has to leave the buffer as it was.</summary>
    public string? Read(long offset, int length)
    {
        Span<byte> expected = Buffer(ref _expected, length);
        Span<byte> actual = Buffer(ref _actual, length);
        expected.Fill(0xEE);
        actual.Fill(0xEE);
        return Compare(_model.Read(offset, expected), Observation.Of(_provider.Read(offset, actual)))
            ?? (actual.SequenceEqual(expected) ? null : $"read {Convert.ToHexString(actual)}, expected {Convert.ToHexString(expected)}");
    }

    /// <summary>Writes a range to both.</summary>
    public string? Write(long offset, int length, byte seed)
    {
        Span<byte> source = Buffer(ref _expected, length);
        MemoryOperation.Write.Fill(source, seed);
        return Compare(_model.Write(offset, source), Observation.Of(_provider.Write(offset, source)));
    }

    /// <summary>Visits a range of the provider, if it offers that. A visit that is rejected has to show nothing.</summary>
    public string? ReadInPlace(long offset, long length)
    {
        if (_provider is not IAddressableMemoryProvider addressable)
            return null;
        Observation expected = _model.JudgeRead(offset, length);
        _visit.Begin(offset, expected.IsOk ? length : 0);
        MemoryResult result = addressable.ReadInPlace(offset, length, _visit, static (run, visit) => visit.See(run));
        return Compare(expected, Observation.Of(result)) ?? _visit.Disagreement;
    }

    /// <summary>Writes a range to both, to the provider in place, if it offers that.</summary>
    public string? WriteInPlace(long offset, long length, byte seed)
    {
        if (_provider is not IMutableAddressableMemoryProvider mutable)
            return null;
        Observation expected = _model.JudgeWrite(offset, length);
        int count = expected.IsOk ? (int)length : 0;
        MemoryOperation.Write.Fill(Buffer(ref _expected, count), seed);
        _visit.Begin(offset, count, _expected);
        MemoryResult result = mutable.WriteInPlace(offset, length, _visit, static (run, visit) => visit.Change(run));
        if ((Compare(expected, Observation.Of(result)) ?? _visit.Disagreement) is { } disagreement)
            return disagreement;
        if (expected.IsOk)
            _model.Write(offset, _expected.AsSpan(0, count));
        return null;
    }

    /// <summary>Compares every byte.</summary>
    public string? CompareImage()
    {
        Span<byte> actual = Buffer(ref _actual, _model.Image.Length);
        if (actual.IsEmpty)
            return null;
        actual.Fill(0xEE);
        MemoryResult read = _provider.Read(0, actual);
        if (!read.IsOk)
            return $"the whole image cannot be read: {read.Error}";
        int at = actual.CommonPrefixLength(_model.Image);
        return at == actual.Length
            ? null
            : Invariant($"byte {at} is {actual[at]}, expected {_model.Image[at]}");
    }

    private string? Flush()
        => _provider is IDurableMemoryProvider durable ? Compare(_model.Flush(), Observation.Of(durable.Flush())) : null;

    private string? Dispose(bool both)
    {
        _provider.Dispose();
        if (both)
            _model.Dispose();
        return null;
    }

    private string? Reopen()
    {
        if (_backing is null)
            return null;
        Dispose(both: false);
        if (!_backing.Open().TryGetValue(out IMemoryProvider? reopened, out MemoryError? error))
            return $"reopening failed: {error}";
        _provider = reopened;
        _model.Reopen();
        return null;
    }

    private string? CompareSize()
        => _provider.Size == _model.Image.Length && _provider.Pages == _model.Pages
            ? null
            : Invariant($"has {_provider.Pages} pages and {_provider.Size} bytes, expected {_model.Pages} and {_model.Image.Length}");

    private static string? Compare(Observation expected, Observation actual)
        => actual == expected ? null : $"answered {actual}, expected {expected}";

    private static Span<byte> Buffer(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new byte[Math.Max(length, 64)];
        return buffer.AsSpan(0, length);
    }
}
