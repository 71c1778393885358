using System.Data;
using Npgsql;
using static System.FormattableString;

namespace ProviderGen.Postgres;

/// <summary>
/// One connection, and on it at most one transaction, which a flush ends. A statement that fails takes nothing with it but itself:
/// outside of the transaction there is nothing to take, and inside a savepoint lies before each.
/// </summary>
internal sealed class PostgresSession : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly PostgresStatements _statements;
    private string? _warning;

    public PostgresSession(NpgsqlConnection connection, PostgresStatements statements)
    {
        _connection = connection;
        _statements = statements;
        _connection.Notice += (_, arguments) =>
        {
            if (arguments.Notice.InvariantSeverity == "WARNING")
                _warning = arguments.Notice.MessageText;
        };
    }

    /// <summary>Whether the connection is usable; once it is not, it never is again.</summary>
    public bool IsOpen => _connection.State == ConnectionState.Open;

    /// <summary>Whether a transaction is under way, which holds every write and growth since the last flush.</summary>
    public bool InTransaction { get; private set; }

    public long ReadLength(long id)
        => Query(_statements.Length(id), static reader => reader.Read() ? reader.GetInt64(0) : throw ImageIsGone());

    /// <summary>Reads a range of bytes of an image, if it still is as it was left.</summary>
    public void Read(ImageState state, long offset, Span<byte> destination)
    {
        destination.Clear();
        using NpgsqlBatch batch = Guarded(_statements.Read(state.Id, offset, destination.Length));
        try
        {
            using NpgsqlDataReader reader = batch.ExecuteReader(CommandBehavior.SequentialAccess);
            if (!reader.Read())
                throw ImageIsGone();
            do
            {
                if (reader.GetInt64(0) != state.Length || reader.GetInt64(1) != state.Generation)
                    throw ImageHasChanged();
                if (!reader.IsDBNull(2))
                    CopyPiece(reader, offset, destination);
            }
            while (reader.Read());
        }
        catch (NpgsqlException)
        {
            RollBackStatement();
            throw;
        }
    }

    /// <summary>Changes an image, and begins the transaction if none is under way.</summary>
    /// <param name="name">The name of the image.</param>
    /// <param name="flushed">What the image's row holds outside of the transaction.</param>
    /// <param name="changes">The statements. One that comes to less than it has to must leave the image as it was, or its own range unspecified.</param>
    public void Change(string name, ImageState flushed, params ReadOnlySpan<PostgresChange> changes)
    {
        if (InTransaction)
        {
            using NpgsqlBatch batch = Guarded(CommandsOf(changes));
            try
            {
                batch.ExecuteNonQuery();
                RequireRows(changes);
            }
            catch (NpgsqlException)
            {
                RollBackStatement();
                throw;
            }
        }
        else
        {
            Begin(name, flushed, changes);
        }
    }

    /// <summary>Ends the transaction. Returns when it is durable; a failure of any kind says that it may not be.</summary>
    public void Commit()
    {
        // In a transaction that the server has given up, COMMIT alone would pass, and mean ROLLBACK.
        using NpgsqlBatch batch = Batch(
            PostgresStatements.Command("SET LOCAL synchronous_commit = on"), PostgresStatements.Command("COMMIT"));
        _warning = null;
        batch.ExecuteNonQuery();
        InTransaction = false;

        // A standby that was not waited for is reported as a warning, and the commit as a success.
        if (_warning is not null)
            throw new InvalidOperationException($"the server committed with a warning: {_warning}");
    }

    public T Query<T>(NpgsqlBatchCommand command, Func<NpgsqlDataReader, T> read)
    {
        using NpgsqlBatch batch = Guarded(command);
        try
        {
            using NpgsqlDataReader reader = batch.ExecuteReader();
            return read(reader);
        }
        catch (NpgsqlException)
        {
            RollBackStatement();
            throw;
        }
    }

    /// <summary>Closes the connection, and does not leave that to the server, so that the image can be opened again at once.</summary>
    public void Dispose()
    {
        try
        {
            if (!IsOpen)
                return;
            using NpgsqlBatch batch = Batch();
            if (InTransaction)
                batch.BatchCommands.Add(PostgresStatements.Command("ROLLBACK"));
            batch.BatchCommands.Add(PostgresStatements.Command("SELECT pg_advisory_unlock_all()"));
            batch.ExecuteNonQuery();
        }
        finally
        {
            InTransaction = false;
            _connection.Dispose();
        }
    }

    private void Begin(string name, ImageState flushed, ReadOnlySpan<PostgresChange> changes)
    {
        NpgsqlBatchCommand claim = _statements.Claim(name, flushed);
        using NpgsqlBatch batch = Batch(
            [PostgresStatements.Command("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"), claim, .. CommandsOf(changes)]);
        try
        {
            batch.ExecuteNonQuery();
            if (claim.RecordsAffected != 1)
                throw ImageHasChanged();
            RequireRows(changes);
            InTransaction = true;
        }
        finally
        {
            if (!InTransaction)
                TryOrClose("ROLLBACK");
        }
    }

    private static NpgsqlBatchCommand[] CommandsOf(ReadOnlySpan<PostgresChange> changes)
    {
        var commands = new NpgsqlBatchCommand[changes.Length];
        for (int i = 0; i < commands.Length; i++)
            commands[i] = changes[i].Command;
        return commands;
    }

    private static void RequireRows(ReadOnlySpan<PostgresChange> changes)
    {
        foreach (PostgresChange change in changes)
        {
            if (change.Rows is { } rows && change.Command.RecordsAffected != rows)
            {
                throw new InvalidOperationException(Invariant($"the server changed {change.Command.RecordsAffected} of {rows} rows and reported no error: a trigger or a rule on the tables of images keeps it from changing them. Remove that."));
            }
        }
    }

    // The pieces of pages are where their numbers say; a buffer that was cleared needs no piece of a page that does not exist.
    private static void CopyPiece(NpgsqlDataReader reader, long offset, Span<byte> destination)
    {
        long page = reader.GetInt64(2);
        long start = page * MemoryProviderAttribute.DefaultPageSize;
        int first = (int)Math.Max(start - offset, 0);
        int behind = (int)Math.Min(start + MemoryProviderAttribute.DefaultPageSize - offset, destination.Length);
        using Stream piece = reader.GetStream(3);
        if (piece.Length != behind - first)
            throw new InvalidDataException(Invariant($"page {page} does not hold {MemoryProviderAttribute.DefaultPageSize} bytes."));
        piece.ReadExactly(destination[first..behind]);
    }

    private NpgsqlBatch Guarded(params ReadOnlySpan<NpgsqlBatchCommand> commands) => InTransaction
        ? Batch([PostgresStatements.Command(PostgresStatements.Savepoint), .. commands, PostgresStatements.Command(PostgresStatements.Release)])
        : Batch(commands);

    private NpgsqlBatch Batch(params ReadOnlySpan<NpgsqlBatchCommand> commands)
    {
        NpgsqlBatch batch = _connection.CreateBatch();
        foreach (NpgsqlBatchCommand command in commands)
            batch.BatchCommands.Add(command);
        return batch;
    }

    private void RollBackStatement()
    {
        if (InTransaction)
            TryOrClose(PostgresStatements.RollBackToSavepoint, PostgresStatements.Release);
    }

    /// <summary>A connection on which not even this works is of no use any more.</summary>
    private void TryOrClose(params ReadOnlySpan<string> texts)
    {
        if (!IsOpen)
            return;
        try
        {
            using NpgsqlBatch batch = Batch();
            foreach (string text in texts)
                batch.BatchCommands.Add(PostgresStatements.Command(text));
            batch.ExecuteNonQuery();
        }
        catch (NpgsqlException)
        {
            _connection.Close();
        }
    }

    private static InvalidOperationException ImageIsGone() => new("the image was deleted externally.");

    private static InvalidOperationException ImageHasChanged()
        => new("the image was modified externally since it was opened; reopen it.");
}
