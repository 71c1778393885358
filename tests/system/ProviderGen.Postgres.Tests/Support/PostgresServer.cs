using Npgsql;
using ProviderGen.PostgresCluster;
using ProviderGen.Testing;

namespace ProviderGen.Postgres.Tests.Support;

/// <summary>The server of all tests, which take turns: some of them crash it.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly Lazy<PrivateCluster> _cluster;
    private readonly string? _obstacle;
    private int _images;

    public PostgresServer()
        : this(PostgresInstallation.Find(out string reason), reason)
    {
    }

    /// <summary>A server of the programs that are given, or none, for a reason.</summary>
    internal PostgresServer(PostgresInstallation? installation, string reason)
    {
        _obstacle = installation is null ? reason : null;
        _cluster = new Lazy<PrivateCluster>(() =>
        {
            var cluster = new PrivateCluster(installation!);
            using var connection = new NpgsqlConnection(cluster.ConnectionString);
            connection.Open();
            using var command = new NpgsqlCommand(PostgresSchema.Script(), connection);
            command.ExecuteNonQuery();
            return cluster;
        });
    }

    /// <summary>The server; skips the test where there is none.</summary>
    public PrivateCluster Cluster
    {
        get
        {
            Require();
            return _cluster.Value;
        }
    }

    /// <summary>Skips the test where there is no server; for tests that would take what says so for a failure.</summary>
    public void Require() => Skip.If(_obstacle is not null, _obstacle);

    /// <summary>Options for tables of a test's own, to which it may do what it likes.</summary>
    public PostgresMemoryProviderOptions NewSchema()
        => new() { Schema = $"schema_{Interlocked.Increment(ref _images)}", CreateTables = true };

    public string NewName() => $"image {Interlocked.Increment(ref _images)}";

    public MemoryResult<PostgresMemoryProvider> TryOpen(string name, PostgresMemoryProviderOptions? options = null)
        => PostgresMemoryProvider.Open(Cluster.ConnectionString, name, options ?? new PostgresMemoryProviderOptions());

    public PostgresMemoryProvider Open(string name, PostgresMemoryProviderOptions? options = null) => TryOpen(name, options).ThrowIfError();

    /// <summary>A provider with so many pages of <paramref name="content"/>, all of it flushed.</summary>
    public PostgresMemoryProvider OpenWith(string name, long pages, byte content, PostgresMemoryProviderOptions? options = null)
    {
        PostgresMemoryProvider provider = Open(name, options);
        provider.Grow(pages).ThrowIfError();
        byte[] bytes = new byte[provider.Size];
        bytes.AsSpan().Fill(content);
        provider.Write(0, bytes).ThrowIfError();
        provider.Flush().ThrowIfError();
        return provider;
    }

    /// <summary>What a stranger does to the database.</summary>
    public object? Execute(string statement, params object[] parameters)
    {
        using NpgsqlConnection connection = Connect();
        using var command = new NpgsqlCommand(statement, connection);
        foreach (object parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command.ExecuteScalar();
    }

    public NpgsqlConnection Connect()
    {
        // Some tests set other defaults, and have to get rid of them.
        var connection = new NpgsqlConnection(Cluster.ConnectionString + ";Options=-c default_transaction_read_only=off");
        connection.Open();
        return connection;
    }

    /// <summary>Ends every session of providers, as an administrator does.</summary>
    public void EndSessions()
        => Assert.NotEqual(0L, Execute("SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"));

    /// <summary>The image as a stranger sees it, exactly as long as it says it is.</summary>
    public byte[] Bytes(string name)
    {
        using NpgsqlConnection connection = Connect();
        using var command = new NpgsqlCommand(
            "SELECT i.length, p.number, p.bytes FROM providergen.images i LEFT JOIN providergen.pages p ON p.image = i.id WHERE i.name = $1", connection)
        {
            Parameters = { new NpgsqlParameter { Value = name } },
        };
        using NpgsqlDataReader reader = command.ExecuteReader();
        byte[]? bytes = null;
        while (reader.Read())
        {
            bytes ??= new byte[reader.GetInt64(0)];
            if (reader.IsDBNull(1) || reader.GetInt64(1) * 65_536 >= bytes.Length)
                continue;
            byte[] page = (byte[])reader[2];
            int start = (int)reader.GetInt64(1) * 65_536;
            page.AsSpan(0, Math.Min(page.Length, bytes.Length - start)).CopyTo(bytes.AsSpan(start));
        }

        return bytes ?? throw new InvalidOperationException($"There is no image '{name}'.");
    }

    /// <summary>An image that holds exactly these bytes, made without a provider.</summary>
    public string ImageOf(byte[] bytes)
    {
        string name = NewName();
        object id = Execute("INSERT INTO providergen.images (name, length) VALUES ($1, $2) RETURNING id", name, bytes.LongLength)!;
        for (int start = 0; start < bytes.Length; start += 65_536)
        {
            byte[] page = new byte[65_536];
            bytes.AsSpan(start, Math.Min(65_536, bytes.Length - start)).CopyTo(page);
            Execute("INSERT INTO providergen.pages VALUES ($1, $2, $3)", id, start / 65_536L, page);
        }

        return name;
    }

    /// <summary>The provider, described for the conformance suite.</summary>
    public ProviderSubject Subject(bool locked = true)
    {
        Require();
        var options = new PostgresMemoryProviderOptions { Lock = locked, LockTimeout = TimeSpan.FromMilliseconds(100) };
        return new ProviderSubject("postgres", () => Open(NewName(), options))
        {
            Backing = bytes =>
            {
                string name = ImageOf(bytes);
                return RawBacking.Of(
                    () => TryOpen(name, options),
                    () => Bytes(name),
                    openReadOnly: () => TryOpen(name, options with { ReadOnly = true }),
                    name: name,
                    setLength: length => Execute("UPDATE providergen.images SET length = $2 WHERE name = $1", name, length),
                    isExclusive: locked);
            },
        };
    }

    public void Dispose()
    {
        if (_cluster.IsValueCreated)
            _cluster.Value.Dispose();
    }
}

/// <summary>One server for all tests, one test at a time.</summary>
[CollectionDefinition(nameof(OneServer))]
public sealed class OneServer : ICollectionFixture<PostgresServer>;
