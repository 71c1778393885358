using System.Transactions;
using Npgsql;
using ProviderGen.Postgres.Tests.Support;

namespace ProviderGen.Postgres.Tests;

[Collection(nameof(OneServer))]
public class OpeningTests(PostgresServer server)
{
    [SkippableFact]
    public void Missing_tables_are_not_made_unless_asked_for()
    {
        PostgresMemoryProviderOptions options = server.NewSchema();
        string name = server.NewName();

        Expect.Error(server.TryOpen(name, options with { CreateTables = false }).Error, $"'{options.Schema}'");
        server.OpenWith(name, 1, 7, options).Dispose();
        using PostgresMemoryProvider again = server.Open(name, options);

        Expect.Holds(again, 1, 7);
    }

    [SkippableFact]
    public void Many_that_make_the_tables_at_once_do_not_disturb_each_other()
    {
        server.Require();
        PostgresMemoryProviderOptions options = server.NewSchema() with { LockTimeout = TimeSpan.FromMinutes(1) };

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => server.OpenWith($"{i}", 1, 1, options).Dispose());

        Assert.Equal(8L, server.Execute($"SELECT count(*) FROM {options.Schema}.images"));
    }

    [SkippableFact]
    public void Of_several_hosts_one_that_answers_is_enough()
    {
        var settings = new NpgsqlConnectionStringBuilder(server.Cluster.ConnectionString);
        settings.Host = $"127.0.0.1:1,127.0.0.1:{settings.Port}";

        using PostgresMemoryProvider provider = PostgresMemoryProvider.Open(settings.ConnectionString, server.NewName()).ThrowIfError();
        provider.Grow(1).ThrowIfError();
        provider.Flush().ThrowIfError();
        server.EndSessions();

        Expect.Holds(provider, 1, 0);
    }

    /// <summary>A pool would keep the lock, and a transaction around would decide about the flush.</summary>
    [SkippableFact]
    public void What_a_connection_string_says_about_pools_and_transactions_does_not_matter()
    {
        string name = server.NewName();
        string pooled = server.Cluster.ConnectionString + ";Pooling=true;Enlist=true";
        using (new TransactionScope())
        {
            using PostgresMemoryProvider provider = PostgresMemoryProvider.Open(pooled, name).ThrowIfError();
            provider.Grow(1).ThrowIfError();
            provider.Flush().ThrowIfError();
        }

        using PostgresMemoryProvider again = PostgresMemoryProvider.Open(pooled, name).ThrowIfError();
        Assert.Equal(1, again.Pages);
    }

    [SkippableFact]
    public void Missing_images_are_made_empty_unless_told_otherwise()
    {
        string name = server.NewName();

        Expect.Error(server.TryOpen(name, new PostgresMemoryProviderOptions { CreateImage = false }).Error, name);
        Expect.Error(server.TryOpen(name, new PostgresMemoryProviderOptions { ReadOnly = true }).Error, "there is no image");
        Assert.Equal(0L, server.Execute("SELECT count(*) FROM providergen.images WHERE name = $1", name));
        using PostgresMemoryProvider made = server.Open(name);

        Assert.Equal(0, made.Pages);
        Assert.Equal(name, made.Image);
    }

    [SkippableFact]
    public void Read_only_makes_no_tables()
        => Expect.Error(server.TryOpen(server.NewName(), server.NewSchema() with { ReadOnly = true }).Error, "there are no tables");

    [SkippableTheory]
    [InlineData("'; DROP TABLE providergen.images; --")]
    [InlineData("a\"b\\c'd$1 %s \r\n\t")]
    [InlineData("Ünïcødé 🐘")]
    public void Names_are_data(string name)
    {
        PostgresMemoryProviderOptions options = new() { Schema = name, CreateTables = true };
        server.OpenWith(name, 1, 5, options).Dispose();
        server.OpenWith(name + "2", 1, 6, options).Dispose();

        using PostgresMemoryProvider first = server.Open(name, options);

        Expect.Holds(first, 1, 5);
        Assert.NotNull(server.Execute("SELECT to_regclass('providergen.images')::text"));
        Assert.Equal(2L, server.Execute($"SELECT count(*) FROM {PostgresSchema.Quote(name)}.images"));
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData(null)]
    public void What_cannot_be_a_name_is_rejected(string? name) => IsNoName(name);

    /// <summary>No theory: the test runner would put something else in their place.</summary>
    [SkippableFact]
    public void Half_of_a_character_cannot_be_part_of_a_name()
    {
        IsNoName("half \ud83d");
        IsNoName("\udc18 half");
    }

    [SkippableFact]
    public void Names_that_the_server_would_cut_off_are_rejected()
    {
        server.Open(new string('é', 255)).Dispose();
        Expect.Error(server.TryOpen(new string('x', 256)).Error, "255");
        server.Open("x", new PostgresMemoryProviderOptions { Schema = new string('x', 63), CreateTables = true }).Dispose();
        Expect.Error(server.TryOpen("x", new PostgresMemoryProviderOptions { Schema = new string('é', 32) }).Error, "63");
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e12)]
    public void Timeouts_that_make_no_sense_are_rejected(double milliseconds)
    {
        TimeSpan timeout = TimeSpan.FromMilliseconds(milliseconds);

        Expect.Error(server.TryOpen("x", new PostgresMemoryProviderOptions { LockTimeout = timeout }).Error, "timeout");
        Expect.Error(server.TryOpen("x", new PostgresMemoryProviderOptions { CommandTimeout = timeout }).Error, "timeout");
    }

    [Fact]
    public void A_connection_string_that_is_none_is_rejected()
        => Assert.Equal(
            ProviderErrorReason.InvalidArgument,
            Expect.Error(PostgresMemoryProvider.Open("Nonsense=1", "x").Error, "cannot be opened").Reason);

    [Fact]
    public void A_server_that_is_not_there_is_an_error_that_keeps_the_password()
    {
        MemoryError.ProviderError error = Expect.Error(
            PostgresMemoryProvider.Open("Host=127.0.0.1;Port=1;Username=u;Password=secret", "the image").Error, "'the image'");

        Assert.Equal(ProviderErrorReason.Backing, error.Reason);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("images")]
    [InlineData("pages")]
    public void Tables_that_do_not_survive_a_crash_are_for_readers_only(string table)
    {
        PostgresMemoryProviderOptions options = server.NewSchema();
        string name = server.NewName();
        server.OpenWith(name, 1, 1, options).Dispose();
        server.Execute($"ALTER TABLE {options.Schema}.{table} SET UNLOGGED");

        Expect.Error(server.TryOpen(name, options).Error, "unlogged");
        server.Open(name, options with { ReadOnly = true }).Dispose();
    }

    [SkippableFact]
    public void A_server_without_fsync_is_for_readers_only()
    {
        string name = server.NewName();
        server.Open(name).Dispose();
        server.Cluster.Stop("fast");
        server.Cluster.Start("fsync=off");
        try
        {
            Expect.Error(server.TryOpen(name).Error, "fsync");
            server.Open(name, new PostgresMemoryProviderOptions { ReadOnly = true }).Dispose();
        }
        finally
        {
            server.Cluster.Stop("fast");
            server.Cluster.Start();
        }
    }

    private void IsNoName(string? name)
    {
        MemoryError? asImage = server.TryOpen(name!).Error;
        MemoryError? asSchema = server.TryOpen("x", new PostgresMemoryProviderOptions { Schema = name! }).Error;

        Assert.Equal(ProviderErrorReason.InvalidArgument, Assert.IsType<MemoryError.ProviderError>(asImage).Reason);
        Assert.Equal(ProviderErrorReason.InvalidArgument, Assert.IsType<MemoryError.ProviderError>(asSchema).Reason);
        Assert.ThrowsAny<ArgumentException>(() => PostgresSchema.Script(name!));
    }
}
