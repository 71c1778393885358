using ProviderGen.Postgres.Tests.Support;

namespace ProviderGen.Postgres.Tests;

/// <summary>A flush is a commit.</summary>
[Collection(nameof(OneServer))]
public class FlushTests(PostgresServer server)
{
    [SkippableFact]
    public void Nobody_sees_what_was_not_flushed_and_disposal_gives_it_up()
    {
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 1, 1);
        byte[] before = server.Bytes(name);

        provider.Grow(2).ThrowIfError();
        provider.Write(5, new byte[] { 2 }).ThrowIfError();
        Assert.Equal(before, server.Bytes(name));
        provider.Dispose();
        Assert.Equal(before, server.Bytes(name));

        using PostgresMemoryProvider again = server.Open(name);
        Expect.Holds(again, 1, 1);
    }

    [SkippableFact]
    public void Every_flush_that_has_something_to_do_counts_one_generation()
    {
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 1, 1);
        long Generation() => (long)server.Execute("SELECT generation FROM providergen.images WHERE name = $1", name)!;
        long before = Generation();

        provider.Flush().ThrowIfError();
        Assert.Equal(before, Generation());
        provider.Write(0, new byte[1]).ThrowIfError();
        provider.Write(1, new byte[1]).ThrowIfError();
        provider.Grow(1).ThrowIfError();
        provider.Flush().ThrowIfError();
        Assert.Equal(before + 1, Generation());
    }

    /// <summary>What somebody has set as a default does not reach a transaction: not how it ends, nor that it ends for being idle.</summary>
    [SkippableTheory]
    [InlineData("synchronous_commit", "off", "on")]
    [InlineData("idle_in_transaction_session_timeout", "5min", "0")]
    [InlineData("default_transaction_isolation", "serializable", "read committed")]
    [InlineData("default_transaction_read_only", "on", "off")]
    [InlineData("search_path", "elsewhere", "pg_catalog")]
    [InlineData("client_min_messages", "error", "warning")]
    public void Defaults_of_the_database_do_not_matter(string setting, string elsewhere, string here)
    {
        PostgresMemoryProviderOptions options = server.NewSchema();
        string name = server.NewName();
        server.OpenWith(name, 1, 1, options).Dispose();
        server.Execute($"CREATE TABLE {options.Schema}.seen (value text)");
        AtCommit(options.Schema, $"INSERT INTO {options.Schema}.seen VALUES (current_setting('{setting}'));");
        server.Execute($"ALTER DATABASE postgres SET {setting} = '{elsewhere}'");
        try
        {
            using PostgresMemoryProvider provider = server.Open(name, options);
            provider.Write(0, new byte[1]).ThrowIfError();
            provider.Flush().ThrowIfError();
        }
        finally
        {
            server.Execute($"ALTER DATABASE postgres RESET {setting}");
        }

        Assert.Equal(here, server.Execute($"SELECT string_agg(value, ',') FROM {options.Schema}.seen"));
    }

    [SkippableTheory]
    [InlineData("EXCEPTION", "out of luck")]
    [InlineData("WARNING", "with a warning: out of luck")]
    public void A_commit_that_fails_or_is_less_than_asked_for_latches_reads_too(string level, string expected)
    {
        PostgresMemoryProviderOptions options = server.NewSchema();
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 1, 1, options);
        AtCommit(options.Schema, $"RAISE {level} 'out of luck';");

        provider.Write(0, new byte[] { 2 }).ThrowIfError();
        Expect.Error(provider.Flush().Error, expected);

        Assert.Equal(ProviderErrorReason.Latched, Expect.Error(provider.Flush().Error, expected).Reason);
        Assert.Equal(ProviderErrorReason.Latched, Expect.Error(provider.Grow(1).Error, expected).Reason);
        Expect.Error(provider.Read(0, new byte[1]).Error, expected);
        provider.Dispose();
        server.Execute($"DROP TRIGGER at_commit ON {options.Schema}.images");
        using PostgresMemoryProvider again = server.Open(name, options);
        byte[] found = new byte[1];
        again.Read(0, found).ThrowIfError();
        Assert.Equal(level == "EXCEPTION" ? 1 : 2, found[0]);
    }

    [SkippableFact]
    public void A_connection_that_breaks_during_a_commit_leaves_its_outcome_open()
    {
        PostgresMemoryProviderOptions options = server.NewSchema() with { LockTimeout = TimeSpan.FromMinutes(1) };
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 1, 1, options);
        AtCommit(options.Schema, "PERFORM pg_advisory_xact_lock(4711);");
        provider.Write(0, new byte[] { 2 }).ThrowIfError();

        using Npgsql.NpgsqlConnection holder = server.Connect();
        using var take = new Npgsql.NpgsqlCommand("SELECT pg_advisory_lock(4711)", holder);
        take.ExecuteNonQuery();
        var flush = Task.Run(provider.Flush);
        Assert.True(SpinWait.SpinUntil(
            () => server.Execute("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted") is not null, TimeSpan.FromMinutes(1)));
        server.Execute("SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted");

        Expect.Error(flush.Result.Error, "it is not known whether that took effect");
        Expect.Error(provider.Read(0, new byte[1]).Error, "it is not known whether that took effect");
    }

    /// <summary>Lets the server do something while it commits.</summary>
    private void AtCommit(string schema, string action)
    {
        server.Execute($"CREATE FUNCTION {schema}.act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {action} RETURN NULL; END $$");
        server.Execute($"CREATE CONSTRAINT TRIGGER at_commit AFTER UPDATE ON {schema}.images DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {schema}.act()");
    }
}
