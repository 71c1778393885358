using System.Buffers;
using Npgsql;
using static System.FormattableString;

namespace ProviderGen.Postgres;

/// <summary>
/// An open image: one session at a time, replaced when it breaks and nothing is lost by that. Safe for several threads, which
/// take turns.
/// </summary>
internal sealed class PostgresImage : IDisposable
{
    // As much as one round trip carries, so that neither side needs memory for more.
    private const int MaxBytes = 256 * MemoryProviderAttribute.DefaultPageSize;
    private const int LongestName = 255;

    private readonly Lock _gate = new();
    private readonly PostgresOpening _opening;
    private PostgresSession? _session;
    private ImageState _flushed; // the row as everybody sees it
    private ImageState _current; // the row as the transaction sees it
    private MemoryError.ProviderError? _loss;

    public PostgresImage(string connectionString, string name, PostgresMemoryProviderOptions options)
    {
        PostgresSchema.RequireText(name, nameof(name));
        if (name.Length > LongestName)
            throw new ArgumentException(Invariant($"The name of an image has at most {LongestName} characters."), nameof(name));
        Name = name;
        IsReadOnly = options.ReadOnly;
        _opening = new PostgresOpening(connectionString, name, options);
    }

    public string Name { get; }

    public bool IsReadOnly { get; }

    public bool IsLocked => _opening.Locks && _session is { IsOpen: true };

    public void Open()
    {
        lock (_gate)
        {
            _session = _opening.Open(isFirst: true, out _flushed);
            _current = _flushed;
        }
    }

    public long ReadLength() => Run(static (session, id) => session.ReadLength(id), _current.Id);

    /// <returns>How much was read: all of it, or as much as one round trip carries.</returns>
    public int Read(long offset, Span<byte> destination)
    {
        Span<byte> part = destination[..Math.Min(destination.Length, MaxBytes)];
        Run(
            (session, part) =>
            {
                session.Read(_current, offset, part);
                return true;
            },
            part);
        return part.Length;
    }

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Min(source.Length, MaxBytes));
        try
        {
            while (!source.IsEmpty)
            {
                Memory<byte> part = buffer.AsMemory(0, Math.Min(source.Length, MaxBytes));
                source[..part.Length].CopyTo(part.Span);
                Change(_current.Length, _opening.Statements.Write(_current.Id, offset, part));
                source = source[part.Length..];
                offset += part.Length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Grow(long oldLength, long newLength) => Change(
        newLength,
        _opening.Statements.DeleteFrom(_current.Id, oldLength),
        _opening.Statements.SetLength(_current.Id, oldLength, newLength));

    /// <summary>Makes everything since the last commit durable, or loses it; which of the two is not known if the connection breaks.</summary>
    public void Commit()
    {
        lock (_gate)
        {
            ThrowIfLost();
            if (_session is not { InTransaction: true })
                return;
            try
            {
                _session.Commit();
                _flushed = _current;
            }
            catch (Exception exception)
            {
                bool isUnknown = !_session.IsOpen;
                Abandon();
                throw Lose(
                    isUnknown
                        ? "the connection broke during a flush, and it is not known whether that took effect"
                        : "a flush failed, and the writes before it are lost or not as durable as they should be",
                    exception);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _session?.Dispose();
    }

    private void Change(long length, params PostgresChange[] changes)
    {
        lock (_gate)
        {
            Run((session, changes) =>
            {
                session.Change(Name, _flushed, changes);
                return true;
            },
            changes);
            _current = new ImageState(_flushed.Id, length, _flushed.Generation + 1);
        }
    }

    /// <summary>Runs an operation; on a new connection, if the old one turns out to be broken and held nothing.</summary>
    private TResult Run<TState, TResult>(Func<PostgresSession, TState, TResult> operation, TState state)
        where TState : allows ref struct
    {
        lock (_gate)
        {
            ThrowIfLost();
            if (_session is null)
                return operation(Reconnect(), state);
            bool hasUnflushed = _session.InTransaction;
            try
            {
                return operation(_session, state);
            }
            catch (Exception exception)
            {
                // Asked here and not in a filter, which would run before the reader of the operation is disposed of.
                if (_session.IsOpen)
                    throw;
                Abandon();
                if (hasUnflushed)
                    throw Lose("the connection broke, and with it the writes since the last flush are lost", exception);
            }

            return operation(Reconnect(), state);
        }
    }

    private PostgresSession Reconnect()
    {
        PostgresSession session = _opening.Open(isFirst: false, out ImageState found);
        if (found != _flushed)
        {
            session.Dispose();
            throw new InvalidOperationException(Invariant($"the connection broke, and the image was modified externally meanwhile: it holds {found.Length} bytes of generation {found.Generation}, expected {_flushed.Length} of generation {_flushed.Generation}. Reopen it."));
        }

        _current = _flushed;
        return _session = session;
    }

    private void Abandon()
    {
        PostgresSession? session = _session;
        _session = null;
        try
        {
            session?.Dispose();
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException)
        {
            // It is given up in any case, and the reason for that is reported.
        }
    }

    private MemoryException Lose(string what, Exception cause)
    {
        _loss = new MemoryError.ProviderError(
            $"{what}: {cause.Message} Nothing is read or written until the image is reopened.", ProviderErrorReason.Latched, cause);
        return new MemoryException(_loss);
    }

    private void ThrowIfLost()
    {
        if (_loss is not null)
            throw new MemoryException(_loss);
    }
}
