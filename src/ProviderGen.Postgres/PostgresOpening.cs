using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ProviderGen.Postgres;

/// <summary>How a session of one image comes about: connected, set up, locked, and checked for what it promises.</summary>
internal sealed class PostgresOpening
{
    // What a server that does not answer is given beyond the time that a server that answers has.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly string _connectionString;
    private readonly string _name;
    private readonly PostgresMemoryProviderOptions _options;
    private readonly string _lockKey;

    public PostgresOpening(string connectionString, string name, PostgresMemoryProviderOptions options)
    {
        _name = name;
        _options = options;
        Statements = new PostgresStatements(options.Schema);
        _lockKey = Key($"{options.Schema}\0{name}");
        _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // A connection in a pool would keep its lock, and one shared with others or with an ambient transaction is not ours to commit.
            Pooling = false,
            Multiplexing = false,
            Enlist = false,

            // Of several hosts, one that has just ended a session is tried again as well.
            HostRecheckSeconds = 0,
            CommandTimeout = checked((int)Math.Ceiling((Checked(options.CommandTimeout) + Grace).TotalSeconds)),
            MaxAutoPrepare = 16,
            AutoPrepareMinUsages = 2,
        }.ConnectionString;
        Checked(options.LockTimeout);
    }

    public PostgresStatements Statements { get; }

    public bool Locks => _options.Lock;

    /// <summary>Opens a session.</summary>
    /// <param name="isFirst">Whether what is missing may be created.</param>
    /// <param name="state">What the row of the image holds, read under the lock.</param>
    public PostgresSession Open(bool isFirst, out ImageState state)
    {
        var connection = new NpgsqlConnection(_connectionString);
        var session = new PostgresSession(connection, Statements);
        try
        {
            connection.Open();
            SetUp(connection);
            CheckServer(connection);
            CheckTables(connection, session, create: isFirst && _options.CreateTables && !_options.ReadOnly);
            if (_options.Lock)
                TakeLock(connection);
            state = Find(connection, session, create: isFirst && _options.CreateImage && !_options.ReadOnly);
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // What the server does not know is left out: some of these are younger than others.
    private void SetUp(NpgsqlConnection connection)
    {
        (string Name, string Value)[] settings =
        [
            ("statement_timeout", Milliseconds(_options.CommandTimeout)),
            ("lock_timeout", Milliseconds(_options.LockTimeout)),
            ("default_transaction_isolation", "read committed"),
            ("default_transaction_read_only", _options.ReadOnly ? "on" : "off"),

            // A transaction stays open until the next flush.
            ("idle_in_transaction_session_timeout", "0"),
            ("idle_session_timeout", "0"),
            ("transaction_timeout", "0"),

            // Pages are found by their number, however few there were when a statement was planned.
            ("enable_seqscan", "off"),
            ("jit", "off"),
            ("search_path", "pg_catalog"),

            // A row that a policy hides would read as zeros. So the server rejects what it would answer with a part of the rows.
            ("row_security", "off"),

            // A commit that is less than was asked for is reported by a warning.
            ("client_min_messages", "warning"),
        ];
        using var command = new NpgsqlCommand(
            "SELECT set_config(s.name, v.value, false) FROM unnest($1, $2) AS v (name, value) JOIN pg_catalog.pg_settings s ON s.name = v.name",
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = [.. settings.Select(setting => setting.Name)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. settings.Select(setting => setting.Value)] },
            },
        };
        command.ExecuteNonQuery();
    }

    private void CheckServer(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT current_setting('fsync', true), pg_is_in_recovery()", connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        reader.Read();
        if (!_options.ReadOnly && !reader.IsDBNull(0) && reader.GetString(0) == "off")
            throw new InvalidOperationException("the server runs with fsync off, so nothing it commits is durable.");
        if (_options.Lock && reader.GetBoolean(1))
            throw new InvalidOperationException("the server is a standby, whose locks keep no writer away. Open the image without a lock, and read-only.");
    }

    private void CheckTables(NpgsqlConnection connection, PostgresSession session, bool create)
    {
        string persistence = session.Query(Statements.TablePersistence(), static reader =>
        {
            var found = new StringBuilder();
            while (reader.Read())
                found.Append(reader.GetChar(0));
            return found.ToString();
        });
        if (persistence.Length < 2 && create)
            Execute(connection, $"SELECT pg_advisory_xact_lock({Key(_options.Schema)}); {PostgresSchema.Script(_options.Schema)}"); // one at a time, in one transaction
        else if (persistence.Length < 2)
            throw new InvalidOperationException($"there are no tables for images in the schema '{_options.Schema}'. Run {nameof(PostgresSchema)}.{nameof(PostgresSchema.Script)}, or open with {nameof(PostgresMemoryProviderOptions.CreateTables)}.");
        else if (persistence.Contains('v', StringComparison.Ordinal))
            throw new InvalidOperationException($"'images' or 'pages' in the schema '{_options.Schema}' is a view or a foreign table, which may show fewer rows than there are. Name the schema of the tables themselves.");
        else if (persistence != "pp" && !_options.ReadOnly)
            throw new InvalidOperationException($"the tables in the schema '{_options.Schema}' are unlogged or temporary, so nothing in them is durable.");

        using NpgsqlBatch probe = connection.CreateBatch();
        probe.BatchCommands.Add(Statements.Probe());
        probe.ExecuteNonQuery();
    }

    private void TakeLock(NpgsqlConnection connection)
    {
        string suffix = _options.ReadOnly ? "_shared" : "";
        try
        {
            Execute(connection, $"SELECT pg_advisory_lock{suffix}({_lockKey})");
        }
        catch (PostgresException rejection) when (rejection.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new InvalidOperationException("the image is in use by another provider.", rejection);
        }

        // There are servers on which these functions do nothing.
        using var command = new NpgsqlCommand(
            $"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid() AND objsubid = 1 AND (classid::bigint << 32 | objid::bigint) = {_lockKey}",
            connection);
        if (command.ExecuteScalar() is not 1L)
            throw new InvalidOperationException("the server does not show the lock it says it has granted, so it excludes no other session. Open the image without a lock.");
    }

    private ImageState Find(NpgsqlConnection connection, PostgresSession session, bool create)
    {
        if (create)
        {
            using NpgsqlBatch batch = connection.CreateBatch();
            batch.BatchCommands.Add(Statements.Create(_name));
            batch.ExecuteNonQuery();
        }

        return session.Query(Statements.Find(_name), reader => reader.Read()
            ? new ImageState(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2))
            : throw new InvalidOperationException(create
                ? "the server did not store the new image and reported no error: a trigger or a rule on the table of images keeps it from that. Remove that."
                : "there is no image of that name."));
    }

    private static void Execute(NpgsqlConnection connection, string text)
    {
        using var command = new NpgsqlCommand(text, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>The key of an advisory lock. Keys are numbers, and each database has its own.</summary>
    private static string Key(string text)
        => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToString(CultureInfo.InvariantCulture);

    private static TimeSpan Checked(TimeSpan timeout)
        => timeout >= TimeSpan.FromMilliseconds(1) && timeout.TotalMilliseconds <= int.MaxValue / 2
            ? timeout
            : throw new ArgumentException($"A timeout of {timeout} is not possible.", nameof(timeout));

    private static string Milliseconds(TimeSpan timeout)
        => ((int)Math.Ceiling(timeout.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture);
}
