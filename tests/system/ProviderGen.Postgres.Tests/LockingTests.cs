using Npgsql;
using ProviderGen.Postgres.Tests.Support;

namespace ProviderGen.Postgres.Tests;

[Collection(nameof(OneServer))]
public class LockingTests(PostgresServer server)
{
    private static readonly PostgresMemoryProviderOptions Impatient = new() { LockTimeout = TimeSpan.FromMilliseconds(50) };

    [SkippableFact]
    public void A_second_opener_is_told_the_name_of_the_image()
    {
        string name = server.NewName();
        using PostgresMemoryProvider owner = server.OpenWith(name, 1, 3);

        MemoryError.ProviderError error = Expect.Error(server.TryOpen(name, Impatient).Error, "in use");

        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
        Assert.True(owner.IsLocked);
        Expect.Error(server.TryOpen(name, Impatient with { ReadOnly = true }).Error, "in use");
        server.Open(server.NewName()).Dispose();
        Expect.Holds(owner, 1, 3);
    }

    [SkippableFact]
    public void Readers_share_an_image_and_keep_writers_away()
    {
        string name = server.NewName();
        server.OpenWith(name, 2, 3).Dispose();
        using PostgresMemoryProvider one = server.Open(name, Impatient with { ReadOnly = true });
        using PostgresMemoryProvider other = server.Open(name, Impatient with { ReadOnly = true });

        Expect.Holds(one, 2, 3);
        Expect.Holds(other, 2, 3);
        Assert.True(one.IsLocked && other.IsLocked);
        Expect.Error(server.TryOpen(name, Impatient).Error, "in use");
        one.Dispose();
        Assert.False(one.IsLocked);
        Expect.Error(server.TryOpen(name, Impatient).Error, "in use");
        other.Dispose();
        server.Open(name, Impatient).Dispose();
    }

    [SkippableFact]
    public void Without_locks_the_first_to_write_wins_and_nobody_overwrites_it()
    {
        string name = server.NewName();
        server.OpenWith(name, 1, 1).Dispose();
        PostgresMemoryProviderOptions unlocked = Impatient with { Lock = false };
        using PostgresMemoryProvider first = server.Open(name, unlocked);
        using PostgresMemoryProvider second = server.Open(name, unlocked);
        using PostgresMemoryProvider reader = server.Open(name, unlocked with { ReadOnly = true });
        Assert.False(first.IsLocked);

        first.Write(0, new byte[] { 9 }).ThrowIfError();
        Assert.False(second.Write(1, new byte[] { 8 }).IsOk); // the first one has the row
        Expect.Holds(reader, 1, 1);
        first.Flush().ThrowIfError();
        Expect.Error(second.Write(1, new byte[] { 8 }).Error, "modified externally since");
        Expect.Error(second.Read(0, new byte[1]).Error, "modified externally since");
        Expect.Error(second.Grow(1).Error, "modified externally since");
        Expect.Error(reader.Read(0, new byte[1]).Error, "modified externally since");

        first.Write(2, new byte[] { 7 }).ThrowIfError();
        first.Flush().ThrowIfError();
        Assert.Equal([9, 1, 7, 1], server.Bytes(name)[..4]);
    }

    /// <summary>As on engines that offer the functions for compatibility only.</summary>
    [SkippableFact]
    public void A_lock_that_the_server_only_pretends_to_grant_is_found_out()
    {
        server.Execute("CREATE DATABASE pretending");
        string elsewhere = new NpgsqlConnectionStringBuilder(server.Cluster.ConnectionString) { Database = "pretending" }.ConnectionString;
        using (var connection = new NpgsqlConnection(elsewhere))
        {
            connection.Open();
            using var command = new NpgsqlCommand("ALTER FUNCTION pg_catalog.pg_advisory_lock(bigint) RENAME TO real_lock; CREATE FUNCTION pg_catalog.pg_advisory_lock(bigint) RETURNS void LANGUAGE sql AS ''", connection);
            command.ExecuteNonQuery();
        }

        var options = new PostgresMemoryProviderOptions { CreateTables = true };
        Expect.Error(PostgresMemoryProvider.Open(elsewhere, "x", options).Error, "excludes no other session");
        using PostgresMemoryProvider unlocked = PostgresMemoryProvider.Open(elsewhere, "x", options with { Lock = false }).ThrowIfError();
        Assert.False(unlocked.IsLocked);
    }

    [SkippableFact]
    public void A_standby_has_no_lock_that_means_anything()
    {
        string name = server.NewName();
        server.OpenWith(name, 1, 6).Dispose();
        server.Cluster.Stop("fast");
        server.Cluster.SetStandby(true);
        server.Cluster.Start();
        try
        {
            Expect.Error(server.TryOpen(name).Error, "standby");
            Expect.Error(server.TryOpen(name, new PostgresMemoryProviderOptions { ReadOnly = true }).Error, "standby");
            using PostgresMemoryProvider reader = server.Open(name, new PostgresMemoryProviderOptions { ReadOnly = true, Lock = false });
            Expect.Holds(reader, 1, 6);
            Assert.False(reader.IsLocked);
        }
        finally
        {
            server.Cluster.Stop("fast");
            server.Cluster.SetStandby(false);
            server.Cluster.Start();
        }
    }

    [SkippableFact]
    public void An_image_of_the_same_name_in_another_schema_is_another_image()
    {
        string name = server.NewName();
        using PostgresMemoryProvider one = server.Open(name, server.NewSchema());
        using PostgresMemoryProvider other = server.Open(name, server.NewSchema());

        Assert.True(one.IsLocked && other.IsLocked);
    }

    [SkippableFact]
    public void An_image_that_lost_its_name_takes_no_write()
    {
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 1, 1);
        server.Execute("UPDATE providergen.images SET name = $2 WHERE name = $1", name, server.NewName());

        Expect.Error(provider.Write(0, new byte[1]).Error, "modified externally since");
        Expect.Error(provider.Grow(1).Error, "modified externally since");
    }

    [SkippableFact]
    public void An_image_that_was_deleted_is_not_read_as_zeros()
    {
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 1, 1);
        server.Execute("DELETE FROM providergen.images WHERE name = $1", name);

        Expect.Error(provider.Read(0, new byte[1]).Error, "deleted");
        Expect.Error(provider.Grow(1).Error, "deleted");
        Expect.Error(provider.Write(0, new byte[1]).Error, "modified externally since");
    }
}
