using System.Globalization;
using Microsoft.Data.Sqlite;
using ProviderGen;
using SQLitePCL;

namespace Sqlite;

/// <summary>Pages as the rows of a table, in a transaction that is always open. One lock guards the connection.</summary>
internal sealed class PageTable : IDisposable
{
    public const int PageBytes = MemoryProviderAttribute.DefaultPageSize;

    // Tells an image from everything else that is a SQLite file: "PGim".
    private const int ApplicationId = 0x5047_696D;

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;

    public PageTable(string path, bool readOnly)
    {
        IsReadOnly = readOnly;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.GetFullPath(path),
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 1, // An owner keeps the file until it closes it, so waiting is useless.
        }.ToString());
    }

    public bool IsReadOnly { get; }

    public long Length
    {
        get
        {
            lock (_gate)
                return Ask($"SELECT coalesce(max(number) * {Text(PageBytes)} + length(bytes), 0) FROM page"); // The bytes are those of the last row.
        }
    }

    public void Open()
    {
        _connection.Open();

        // EXTRA, as without it the commit before a power loss may be undone by a journal that is still in the directory.
        if (!IsReadOnly)
            Execute("PRAGMA synchronous = EXTRA; PRAGMA locking_mode = EXCLUSIVE");
        Execute(IsReadOnly ? "BEGIN" : "BEGIN EXCLUSIVE");
        bool isNew = Ask("SELECT count(*) FROM sqlite_schema") == 0;
        if (isNew && !IsReadOnly)
            Execute($"PRAGMA application_id = {Text(ApplicationId)}; CREATE TABLE page (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
        else if (Ask("PRAGMA application_id") != ApplicationId)
            throw new InvalidDataException("it is a SQLite database, but not one that holds an image. It is left as it is.");
    }

    /// <summary>Adds rows of zeros: all of them, or none.</summary>
    public void Grow(long oldLength, long newLength)
    {
        lock (_gate)
        {
            RequireTransaction();
            Execute($"""
                WITH RECURSIVE fresh (number) AS (VALUES ({Text(oldLength / PageBytes)}) UNION ALL SELECT number + 1 FROM fresh LIMIT {Text((newLength - oldLength) / PageBytes)})
                INSERT INTO page SELECT number, zeroblob({Text(PageBytes)}) FROM fresh
                """);
        }
    }

    public int Read(long offset, Span<byte> destination)
    {
        int start = (int)(offset % PageBytes);
        lock (_gate)
        {
            RequireTransaction();
            using var page = new SqliteBlob(_connection, "page", "bytes", offset / PageBytes, readOnly: true);
            page.Position = start;
            return page.Read(destination[..Math.Min(destination.Length, PageBytes - start)]);
        }
    }

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        lock (_gate)
        {
            RequireTransaction();
            while (!source.IsEmpty)
            {
                int start = (int)(offset % PageBytes);
                int count = Math.Min(source.Length, PageBytes - start);
                using var page = new SqliteBlob(_connection, "page", "bytes", offset / PageBytes);
                page.Position = start;
                page.Write(source[..count]);
                source = source[count..];
                offset += count;
            }
        }
    }

    public void Commit()
    {
        lock (_gate)
        {
            RequireTransaction();
            Execute("COMMIT");
            Execute(IsReadOnly ? "BEGIN" : "BEGIN EXCLUSIVE");
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _connection.Dispose(); // Rolls back.
    }

    // A full disk makes SQLite undo the whole transaction by itself. What would be read then is old, and what would be written, committed at once.
    private void RequireTransaction()
    {
        if (raw.sqlite3_get_autocommit(_connection.Handle) != 0)
            throw new IOException("SQLite has undone everything since the last flush. Open the image again.");
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = Command(sql);
        command.ExecuteNonQuery();
    }

    private long Ask(string sql)
    {
        using SqliteCommand command = Command(sql);
        return (long)command.ExecuteScalar()!;
    }

    private SqliteCommand Command(string sql)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every text is made here, of constants and numbers.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
