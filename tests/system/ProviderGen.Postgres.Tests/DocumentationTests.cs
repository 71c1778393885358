using System.Text.RegularExpressions;
using ProviderGen.Postgres.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Postgres.Tests;

[Collection(nameof(OneServer))]
public partial class DocumentationTests(PostgresServer server)
{
    [SkippableFact]
    public void What_the_pages_show_works()
    {
        string connectionString = server.Cluster.ConnectionString;
        // begin
        var options = new PostgresMemoryProviderOptions { CreateTables = true };
        using PostgresMemoryProvider image = PostgresMemoryProvider.Open(connectionString, "customers", options).ThrowIfError();

        image.Grow(2).ThrowIfError();
        image.Write(0, "hello"u8).ThrowIfError();
        image.Flush().ThrowIfError();                           // the transaction is committed, and durable
        // end
        Assert.Equal("hello"u8, server.Bytes("customers").AsSpan(0, 5));
    }

    [Theory]
    [InlineData("docs/providers/postgres.md")]
    [InlineData("src/ProviderGen.Postgres/README.md")]
    public void The_pages_show_what_was_tried(string page)
    {
        string root = Repository.Root;
        string source = File.ReadAllText(Path.Combine(root, "tests/system/ProviderGen.Postgres.Tests/DocumentationTests.cs"));
        string shown = source[(source.IndexOf("// begin", StringComparison.Ordinal) + 8)..source.IndexOf("// end", StringComparison.Ordinal)];

        Assert.Contains(Spaces().Replace(shown, " "), Spaces().Replace(File.ReadAllText(Path.Combine(root, page)), " "), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
