using Npgsql;
using ProviderGen.Postgres.Tests.Support;

namespace ProviderGen.Postgres.Tests;

/// <summary>
/// Rows that the server would leave out without a word: of answers, by policies and views, and of changes, by triggers and rules.
/// Whatever it is, it is an error and no page of zeros.
/// </summary>
[Collection(nameof(OneServer))]
public class HiddenRowTests(PostgresServer server)
{
    private const int PageSize = 65_536;

    [SkippableTheory]
    [InlineData("pages", false, "")]
    [InlineData("pages", true, "")]
    [InlineData("images", false, "")]
    [InlineData("images", true, "")]
    [InlineData("pages", false, "USING (true)")]
    [InlineData("images", true, "USING (true)")]
    public void Tables_whose_policies_apply_to_the_role_do_not_open(string table, bool readOnly, string policy)
    {
        var (options, name, asUser) = Image();
        server.Execute($"ALTER TABLE {options.Schema}.{table} ENABLE ROW LEVEL SECURITY");
        if (policy.Length > 0)
            server.Execute($"CREATE POLICY p ON {options.Schema}.{table} {policy}");

        Expect.Error(PostgresMemoryProvider.Open(asUser, name, options with { ReadOnly = readOnly }).Error, "row-level security");
        using PostgresMemoryProvider owned = server.Open(name, options);
        Expect.Holds(owned, 2, 1);
    }

    /// <summary>What a session was set to when it was opened holds for every statement, and for sessions that replace it.</summary>
    [SkippableTheory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Policies_that_come_later_are_errors_of_every_access(bool afterWrite, bool afterReconnection)
    {
        var (options, name, asUser) = Image();
        using PostgresMemoryProvider provider = PostgresMemoryProvider.Open(asUser, name, options).ThrowIfError();
        provider.Read(0, new byte[PageSize]).ThrowIfError();
        if (afterReconnection)
            server.EndSessions();
        provider.Read(0, new byte[PageSize]).ThrowIfError();
        if (afterWrite)
        {
            provider.Write(0, [9]).ThrowIfError();
            provider.Flush().ThrowIfError();
        }

        server.Execute($"ALTER TABLE {options.Schema}.pages ENABLE ROW LEVEL SECURITY");

        Expect.Error(provider.Read(0, new byte[1]).Error, "row-level security");
        Expect.Error(provider.Write(0, [2]).Error, "row-level security");
        Expect.Error(provider.Write(PageSize, new byte[PageSize]).Error, "row-level security");
        Expect.Error(provider.Grow(1).Error, "row-level security");
        Assert.Equal(2, provider.Pages);
        server.Execute($"ALTER TABLE {options.Schema}.pages DISABLE ROW LEVEL SECURITY");
        byte[] found = new byte[2 * PageSize];
        provider.Read(0, found).ThrowIfError();
        Assert.Equal(afterWrite ? 9 : 1, found[0]);
        Assert.Equal(-1, found.AsSpan(1).IndexOfAnyExcept((byte)1));
    }

    [SkippableFact]
    public void A_role_that_policies_do_not_apply_to_works_as_ever()
    {
        var (options, name, asUser) = Image();
        server.Execute($"ALTER TABLE {options.Schema}.pages ENABLE ROW LEVEL SECURITY");
        server.Execute($"ALTER ROLE user_{options.Schema} BYPASSRLS");

        using PostgresMemoryProvider provider = PostgresMemoryProvider.Open(asUser, name, options).ThrowIfError();
        provider.Grow(1).ThrowIfError();
        provider.Write(0, [7]).ThrowIfError();
        provider.Flush().ThrowIfError();

        Assert.Equal(7, provider.Read<byte>(0).Value);
    }

    [SkippableFact]
    public void A_view_of_the_pages_does_not_open()
    {
        var (options, name, _) = Image();
        string schema = options.Schema;
        server.Execute($"CREATE SCHEMA views_{schema}; CREATE VIEW views_{schema}.pages AS SELECT * FROM {schema}.pages WHERE number > 0; CREATE VIEW views_{schema}.images AS SELECT * FROM {schema}.images");

        Expect.Error(server.TryOpen(name, new PostgresMemoryProviderOptions { Schema = $"views_{schema}" }).Error, "a view");
        Expect.Error(server.TryOpen(name, new PostgresMemoryProviderOptions { Schema = $"views_{schema}", ReadOnly = true }).Error, "a view");
    }

    /// <summary>Whichever row the server holds back, in the first statement of a transaction or in a later one.</summary>
    [SkippableTheory]
    [InlineData("INSERT", false)]
    [InlineData("INSERT", true)]
    [InlineData("UPDATE", false)]
    [InlineData("UPDATE", true)]
    [InlineData("DELETE", false)]
    [InlineData("DELETE", true)]
    public void A_change_of_pages_that_a_trigger_holds_back_is_an_error(string what, bool afterWrite)
    {
        var (options, name, _) = Image();
        string schema = options.Schema;
        server.Execute($"INSERT INTO {schema}.pages SELECT id, 2, decode(repeat('01', {PageSize}), 'hex') FROM {schema}.images");
        server.Execute($"CREATE FUNCTION {schema}.hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$");
        string row = what == "DELETE" ? "OLD" : "NEW";
        server.Execute($"CREATE TRIGGER hold BEFORE {what} ON {schema}.pages FOR EACH ROW WHEN ({row}.number > 0) EXECUTE FUNCTION {schema}.hold()");
        using PostgresMemoryProvider provider = server.Open(name, options);
        if (afterWrite)
            provider.Write(0, [1]).ThrowIfError();

        Expect.Error(what == "DELETE" ? provider.Grow(1).Error : provider.Write(PageSize, [2]).Error, "a trigger or a rule");
        provider.Flush().ThrowIfError();

        Expect.Holds(provider, 2, 1);
        server.Execute($"DROP TRIGGER hold ON {schema}.pages");
        provider.Grow(1).ThrowIfError();
        Assert.Equal(0, provider.Read<byte>(2 * PageSize).Value);
    }

    [SkippableTheory]
    [InlineData("true", "modified externally since")]
    [InlineData("NEW.length <> OLD.length", "a trigger or a rule")]
    public void A_change_of_the_image_s_row_that_a_trigger_holds_back_is_an_error(string condition, string message)
    {
        var (options, name, _) = Image();
        server.Execute($"CREATE FUNCTION {options.Schema}.hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$");
        server.Execute($"CREATE TRIGGER hold BEFORE UPDATE ON {options.Schema}.images FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION {options.Schema}.hold()");
        using PostgresMemoryProvider provider = server.Open(name, options);

        Expect.Error(provider.Grow(1).Error, message);
        provider.Flush().ThrowIfError();

        Expect.Holds(provider, 2, 1);
    }

    [SkippableFact]
    public void A_write_that_a_trigger_holds_back_costs_nothing_that_was_written_before()
    {
        var (options, name, _) = Image();
        string schema = options.Schema;
        server.Execute($"CREATE FUNCTION {schema}.hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$");
        server.Execute($"CREATE TRIGGER hold BEFORE INSERT ON {schema}.pages FOR EACH ROW WHEN (NEW.number = 1) EXECUTE FUNCTION {schema}.hold()");
        using (PostgresMemoryProvider provider = server.Open(name, options))
        {
            provider.Write(5, [5]).ThrowIfError();
            Expect.Error(provider.Write(PageSize + 5, [6]).Error, "0 of 1 rows");
            Expect.Error(provider.Write(PageSize - 1, [7, 7]).Error, "1 of 2 rows");
            provider.Write(6, [6]).ThrowIfError();
            provider.Flush().ThrowIfError();
        }

        using PostgresMemoryProvider again = server.Open(name, options);
        byte[] found = new byte[2 * PageSize];
        again.Read(0, found).ThrowIfError();
        Assert.Equal([5, 6], found[5..7]);
        Assert.Equal(-1, found.AsSpan(PageSize).IndexOfAnyExcept((byte)1));
    }

    [SkippableFact]
    public void A_rule_on_the_tables_is_an_error()
    {
        var (options, name, _) = Image();
        using PostgresMemoryProvider provider = server.Open(name, options);
        server.Execute($"CREATE RULE hold AS ON DELETE TO {options.Schema}.pages DO INSTEAD NOTHING");
        server.Execute($"INSERT INTO {options.Schema}.pages SELECT id, 2, decode(repeat('01', {PageSize}), 'hex') FROM {options.Schema}.images");
        Expect.Error(provider.Grow(1).Error, "a trigger or a rule");

        server.Execute($"CREATE RULE none AS ON INSERT TO {options.Schema}.pages DO INSTEAD NOTHING");
        Assert.False(provider.Write(0, [2]).IsOk);
        Assert.Equal(2, provider.Pages);
        Assert.Equal(1, provider.Read<byte>(0).Value);
    }

    [SkippableFact]
    public void An_image_that_a_trigger_keeps_from_being_made_does_not_open()
    {
        var (options, _, _) = Image();
        server.Execute($"CREATE FUNCTION {options.Schema}.hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$");
        server.Execute($"CREATE TRIGGER hold BEFORE INSERT ON {options.Schema}.images FOR EACH ROW EXECUTE FUNCTION {options.Schema}.hold()");

        Expect.Error(server.TryOpen(server.NewName(), options).Error, "a trigger or a rule");
    }

    /// <summary>Two pages of ones in tables of their own, and a role that has the rights the page names and no others.</summary>
    private (PostgresMemoryProviderOptions Options, string Name, string AsUser) Image()
    {
        PostgresMemoryProviderOptions options = server.NewSchema();
        string name = server.NewName();
        server.OpenWith(name, 2, 1, options).Dispose();
        string user = $"user_{options.Schema}";
        server.Execute($"CREATE ROLE {user} LOGIN");
        server.Execute($"GRANT USAGE ON SCHEMA {options.Schema} TO {user}");
        server.Execute($"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {options.Schema} TO {user}");
        return (options, name, new NpgsqlConnectionStringBuilder(server.Cluster.ConnectionString) { Username = user }.ConnectionString);
    }
}
