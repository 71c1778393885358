using Npgsql;
using ProviderGen.Postgres.Tests.Support;

namespace ProviderGen.Postgres.Tests;

/// <summary>Statements that fail, and connections that break.</summary>
[Collection(nameof(OneServer))]
public class FailureTests(PostgresServer server)
{
    private static readonly PostgresMemoryProviderOptions Impatient = new() { LockTimeout = TimeSpan.FromMilliseconds(50) };

    /// <summary>A statement that fails makes the server reject the whole transaction, and COMMIT then means ROLLBACK.</summary>
    [SkippableTheory]
    [InlineData("SELECT", true)]
    [InlineData("INSERT", true)]
    [InlineData("SELECT", false)]
    [InlineData("INSERT", false)]
    public void What_fails_takes_no_earlier_write_with_it(string right, bool afterAnother)
    {
        PostgresMemoryProviderOptions options = server.NewSchema();
        string name = server.NewName();
        server.OpenWith(name, 2, 1, options).Dispose();
        string user = $"user_{options.Schema}";
        server.Execute($"CREATE ROLE {user} LOGIN");
        server.Execute($"GRANT USAGE ON SCHEMA {options.Schema} TO {user}");
        server.Execute($"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {options.Schema} TO {user}");
        string asUser = new NpgsqlConnectionStringBuilder(server.Cluster.ConnectionString) { Username = user }.ConnectionString;
        using PostgresMemoryProvider provider = PostgresMemoryProvider.Open(asUser, name, options).ThrowIfError();
        if (afterAnother)
            provider.Write(0, new byte[] { 2 }).ThrowIfError();

        server.Execute($"REVOKE {right} ON {options.Schema}.pages FROM {user}");
        Expect.Error(provider.Write(65_535, new byte[] { 3, 3 }).Error, "permission denied");
        if (right == "SELECT")
            Expect.Error(provider.Read(0, new byte[1]).Error, "permission denied");
        Expect.Error(provider.Write(1, new byte[] { 3 }).Error, "permission denied");
        server.Execute($"GRANT {right} ON {options.Schema}.pages TO {user}");

        byte[] found = new byte[2];
        provider.Read(0, found).ThrowIfError();
        Assert.Equal([afterAnother ? (byte)2 : (byte)1, 1], found);
        provider.Write(1, new byte[] { 4 }).ThrowIfError();
        provider.Flush().ThrowIfError();
        Assert.Equal([afterAnother ? (byte)2 : (byte)1, 4], PagesOf(options, 2));
    }

    [SkippableFact]
    public void Growth_that_fails_leaves_everything_as_it_was()
    {
        PostgresMemoryProviderOptions options = server.NewSchema();
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 1, 1, options);
        provider.Write(0, new byte[] { 2 }).ThrowIfError();
        server.Execute($"CREATE FUNCTION {options.Schema}.reject() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no room'; END $$");
        using (NpgsqlConnection stranger = server.Connect())
        {
            // It has to wait for the transaction, so growing fails in another way than the one it is about.
            using var command = new NpgsqlCommand($"SET lock_timeout = 50; CREATE TRIGGER reject BEFORE DELETE ON {options.Schema}.pages EXECUTE FUNCTION {options.Schema}.reject()", stranger);
            Assert.Equal(PostgresErrorCodes.LockNotAvailable, Assert.Throws<PostgresException>(() => command.ExecuteNonQuery()).SqlState);
        }

        provider.Flush().ThrowIfError();
        server.Execute($"CREATE TRIGGER reject BEFORE DELETE ON {options.Schema}.pages EXECUTE FUNCTION {options.Schema}.reject()");
        Expect.Error(provider.Grow(3).Error, "no room"); // with nothing before it
        provider.Write(1, new byte[] { 3 }).ThrowIfError();
        Expect.Error(provider.Grow(3).Error, "no room"); // with a write before it
        Assert.Equal(1, provider.Pages);
        provider.Flush().ThrowIfError();
        server.Execute($"DROP TRIGGER reject ON {options.Schema}.pages");
        Assert.Equal(1, provider.Grow(1).ThrowIfError());
        provider.Flush().ThrowIfError();

        Assert.Equal([2, 3], PagesOf(options, 2));
        Assert.Equal(131_072L, server.Execute($"SELECT length FROM {options.Schema}.images"));
    }

    [SkippableFact]
    public void A_statement_that_takes_too_long_is_an_error_and_nothing_else()
    {
        PostgresMemoryProviderOptions options = server.NewSchema();
        string name = server.NewName();
        server.OpenWith(name, 1, 1, options).Dispose();
        server.Execute($"CREATE FUNCTION {options.Schema}.wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NULL; END $$");
        server.Execute($"CREATE TRIGGER wait AFTER INSERT ON {options.Schema}.pages FOR EACH ROW WHEN (NEW.number = 1) EXECUTE FUNCTION {options.Schema}.wait()");
        using PostgresMemoryProvider provider = server.Open(name, options with { CommandTimeout = TimeSpan.FromSeconds(2) });

        provider.Grow(1).ThrowIfError();
        Expect.Error(provider.Write(65_536, new byte[1]).Error, "statement timeout");
        provider.Write(0, new byte[] { 5 }).ThrowIfError();
        provider.Flush().ThrowIfError();

        Assert.Equal([5, 1], PagesOf(options, 2));
    }

    [SkippableFact]
    public void A_session_that_is_ended_with_nothing_unflushed_is_replaced()
    {
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 1, 1);

        server.EndSessions();
        Expect.Holds(provider, 1, 1);
        server.EndSessions();
        provider.Write(0, new byte[] { 1 }).ThrowIfError();
        provider.Flush().ThrowIfError();
        server.EndSessions();
        provider.Flush().ThrowIfError();
        Assert.Equal(1, provider.Grow(1).ThrowIfError());
        provider.Flush().ThrowIfError();

        Assert.True(provider.IsLocked);
        Assert.Equal(2L * 65_536, server.Bytes(name).LongLength);
        Expect.Error(server.TryOpen(name, Impatient).Error, "in use");
    }

    [SkippableTheory]
    [InlineData("write")]
    [InlineData("grow")]
    public void A_session_that_is_ended_with_something_unflushed_latches_reads_too(string change)
    {
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 1, 1);
        if (change == "write")
            provider.Write(0, new byte[] { 2 }).ThrowIfError();
        else
            provider.Grow(1).ThrowIfError();

        server.EndSessions();

        Expect.IsLost(provider, "the writes since the last flush are lost");
        Assert.False(provider.IsLocked);
        provider.Dispose();
        using PostgresMemoryProvider again = server.Open(name);
        Expect.Holds(again, 1, 1);
    }

    [SkippableFact]
    public void A_flush_that_finds_the_session_ended_does_not_say_yes()
    {
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 1, 1);
        provider.Write(0, new byte[] { 2 }).ThrowIfError();

        server.EndSessions();

        Assert.False(provider.Flush().IsOk);
        Assert.Equal(ProviderErrorReason.Latched, Expect.Error(provider.Flush().Error, "during a flush").Reason);
        Assert.False(provider.Read(0, new byte[1]).IsOk);
        Assert.Equal(1, server.Bytes(name)[0]);
    }

    [SkippableFact]
    public void A_lock_that_another_took_during_the_outage_is_waited_for_by_name()
    {
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 1, 1, Impatient);
        server.EndSessions();
        using PostgresMemoryProvider other = server.Open(name);

        Assert.Contains(name, Expect.Error(provider.Read(0, new byte[1]).Error, "in use").Message, StringComparison.Ordinal);
        Expect.Error(provider.Write(0, new byte[1]).Error, "in use");
        Assert.False(provider.IsLocked);
        Expect.Holds(other, 1, 1);
        other.Dispose();

        Expect.Holds(provider, 1, 1); // nobody has changed anything
    }

    [SkippableTheory]
    [InlineData("generation = generation + 1")]
    [InlineData("length = length + 65536")]
    [InlineData("length = 0")]
    [InlineData("name = name || ' moved'")]
    public void An_image_that_another_changed_during_the_outage_is_not_taken_up_again(string change)
    {
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 1, 1);
        server.EndSessions();
        server.Execute($"UPDATE providergen.images SET {change} WHERE name = $1", name);

        string expected = change.StartsWith("name", StringComparison.Ordinal) ? "there is no image of that name" : "the image was modified externally meanwhile";
        Expect.Error(provider.Read(0, new byte[1]).Error, expected);
        Expect.Error(provider.Write(0, new byte[1]).Error, expected);
        Expect.Error(provider.Grow(1).Error, expected);
        Assert.Equal(1, provider.Pages);
    }

    private byte[] PagesOf(PostgresMemoryProviderOptions options, int bytes)
        => (byte[])server.Execute($"SELECT substring(bytes FOR {bytes}) FROM {options.Schema}.pages WHERE number = 0")!;
}
