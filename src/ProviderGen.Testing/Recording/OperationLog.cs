using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>
/// The operations performed so far, one line each. Lines can be taken back when what they did left no trace, so that a
/// failure shows the operations that led to it and no others. Thread-safe.
/// </summary>
public sealed class OperationLog
{
    private const int HeadLines = 12;
    private const int TailLines = 40;
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    /// <summary>How many lines there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _lines.Count;
        }
    }

    /// <summary>Adds a line.</summary>
    /// <param name="line">The operation and its outcome.</param>
    public void Add(string line)
    {
        lock (_gate)
            _lines.Add(line);
    }

    /// <summary>Takes lines back that left no trace.</summary>
    /// <param name="count">How many lines remain, 0 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer lines.</exception>
    public void TruncateTo(int count)
    {
        lock (_gate)
            _lines.RemoveRange(count, _lines.Count - count);
    }

    /// <summary>The lines as they are now; of very many, the first and the last.</summary>
    public IReadOnlyList<string> Snapshot()
    {
        lock (_gate)
        {
            if (_lines.Count <= HeadLines + TailLines + 1)
                return [.. _lines];
            string gap = Invariant($"... {_lines.Count - HeadLines - TailLines} more ...");
            return [.. _lines.Take(HeadLines), gap, .. _lines.TakeLast(TailLines)];
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', Snapshot());
}
