using Microsoft.Data.Sqlite;
using ProviderGen.TestSupport;
using ProviderGen.Testing;
using Sqlite;

namespace ProviderGen.Samples.Tests;

public sealed class SqliteTests : IDisposable
{
    private const int Page = 65_536;
    private readonly string _directory = Directory.CreateTempSubdirectory("samples-").FullName;

    public static TheoryData<int> Clauses => [.. ConformanceSuite.Clauses.Select(clause => clause.Number)];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [MemberData(nameof(Clauses))]
    public void It_keeps_clause(int clause)
    {
        // Nobody else can change the file, nothing makes it fail on request, its entry is SQLite's affair, and nothing is in place.
        ClauseVerdict expected = clause switch
        {
            4 or 5 or 9 or 15 => ClauseVerdict.NotExamined,
            10 => ClauseVerdict.PassedInPart,
            17 => ClauseVerdict.NotApplicable,
            _ => ClauseVerdict.Passed,
        };
        ClauseResult result = ConformanceSuite.Run(Subject, clause);
        Assert.True(result.Verdict == expected, result.ToString());
    }

    [Fact]
    public void Any_sequence_of_operations_agrees_with_the_model()
    {
        // Without a backing, as the model would expect to find there what was never flushed.
        ModelReport report = ModelBasedCheck.Run(30, null, new ProviderSubject(Subject.Name, Subject.Create));
        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void What_was_not_flushed_is_gone_after_a_crash_growth_and_all()
    {
        string path = NewPath();
        using SqliteMemoryProvider memory = SqliteMemoryProvider.Open(path).Value;
        memory.Grow(2).ThrowIfError();
        memory.Write(Page - 1, [1, 1]).ThrowIfError();
        memory.Flush().ThrowIfError();
        memory.Write(0, NewBytes(2 * Page)).ThrowIfError();
        memory.Grow(50).ThrowIfError();

        // What a process leaves behind that ends now.
        string crashed = NewPath();
        File.Copy(path, crashed);
        if (File.Exists(path + "-journal"))
            File.Copy(path + "-journal", crashed + "-journal");

        using SqliteMemoryProvider again = SqliteMemoryProvider.Open(crashed).Value;
        Assert.Equal(2, again.Pages);
        Assert.Equal(0x0101, again.Read<short>(Page - 1).Value);
        Assert.Equal(0, again.Read<byte>(0).Value);
    }

    [Fact]
    public void What_was_not_flushed_is_undone_by_disposal()
    {
        string path = NewPath();
        using (SqliteMemoryProvider memory = SqliteMemoryProvider.Open(path).Value)
            memory.Grow(3).ThrowIfError();
        using SqliteMemoryProvider again = SqliteMemoryProvider.Open(path).Value;
        Assert.Equal(0, again.Pages);
    }

    [Fact]
    public void A_transaction_that_SQLite_undoes_by_itself_makes_every_access_an_error_and_what_was_flushed_stays()
    {
        string path = NewPath();
        using (SqliteMemoryProvider memory = SqliteMemoryProvider.Open(path).Value)
        {
            memory.Grow(2).ThrowIfError();
            memory.Write(0, [1]).ThrowIfError();
            memory.Flush().ThrowIfError();
        }

        // As a full disk does.
        Execute(path, "CREATE TRIGGER undo BEFORE INSERT ON page BEGIN SELECT RAISE(ROLLBACK, 'there is no room'); END");
        using (SqliteMemoryProvider memory = SqliteMemoryProvider.Open(path).Value)
        {
            memory.Write(0, [2]).ThrowIfError();
            Assert.Contains("there is no room", Message(memory.Grow(1).Error), StringComparison.Ordinal);
            Assert.Contains("has undone everything", Message(memory.Read(0, new byte[1]).Error), StringComparison.Ordinal);
            Assert.Contains("has undone everything", Message(memory.Write(0, [3]).Error), StringComparison.Ordinal);
            Assert.Contains("has undone everything", Message(memory.Flush().Error), StringComparison.Ordinal);
        }

        using SqliteMemoryProvider again = SqliteMemoryProvider.Open(path).Value;
        Assert.Equal(2, again.Pages);
        Assert.Equal(1, again.Read<byte>(0).Value);
    }

    [Fact]
    public void A_file_of_somebody_else_is_rejected_and_left_as_it_is()
    {
        string text = NewPath();
        File.WriteAllText(text, new string('x', 5_000));
        string database = NewPath();
        Execute(database, "CREATE TABLE page (title TEXT)");
        byte[] before = File.ReadAllBytes(database);

        Assert.Contains("not a database", Message(SqliteMemoryProvider.Open(text).Error), StringComparison.Ordinal);
        Assert.Contains("not one that holds an image", Message(SqliteMemoryProvider.Open(database).Error), StringComparison.Ordinal);
        Assert.Equal(new string('x', 5_000), File.ReadAllText(text));
        Assert.Equal(before, File.ReadAllBytes(database));
    }

    [Fact]
    public void Several_may_read_and_a_missing_file_is_not_created_for_reading()
    {
        string path = NewPath();
        Assert.False(SqliteMemoryProvider.Open(path, readOnly: true).IsOk);
        Assert.False(File.Exists(path));
        using (SqliteMemoryProvider memory = SqliteMemoryProvider.Open(path).Value)
            memory.Flush().ThrowIfError();
        using SqliteMemoryProvider first = SqliteMemoryProvider.Open(path, readOnly: true).Value;
        using SqliteMemoryProvider second = SqliteMemoryProvider.Open(path, readOnly: true).Value;
        Assert.True(first.IsReadOnly && second.IsReadOnly);
    }

    [Fact]
    public void An_image_goes_into_a_database_and_comes_out_the_same()
    {
        string image = NewPath();
        File.WriteAllBytes(image, TestImages.Read("d-library.img"));
        long pages = new FileInfo(image).Length / Page;
        string database = NewPath();
        string copy = NewPath();

        Expect($"{pages} pages imported", "import", image, database);
        Expect($"{pages} pages, {pages * Page} bytes", "info", database);
        Expect($"{pages} pages exported", "export", database, copy);

        Assert.Equal(File.ReadAllBytes(image), File.ReadAllBytes(copy));
    }

    [Fact]
    public void What_is_missing_or_no_database_is_one_line_on_the_error_output()
    {
        foreach (string[] arguments in new string[][] { ["info"], ["info", NewPath()], ["info", _directory], ["import", NewPath(), NewPath()] })
        {
            Outcome outcome = SampleProgram.Run("Sqlite", arguments);
            Assert.Equal(2, outcome.ExitCode);
            Assert.Single(outcome.ErrorLines);
        }

        Assert.Empty(Directory.GetFileSystemEntries(_directory));
    }

    private ProviderSubject Subject => new("SQLite", () => SqliteMemoryProvider.Open(NewPath()).Value)
    {
        Backing = bytes =>
        {
            string path = NewPath();
            using (SqliteMemoryProvider memory = SqliteMemoryProvider.Open(path).Value)
                memory.Flush().ThrowIfError();
            Insert(path, bytes);
            return RawBacking.Of(
                () => SqliteMemoryProvider.Open(path),
                () => ReadBytes(path),
                openReadOnly: () => SqliteMemoryProvider.Open(path, readOnly: true),
                name: path,
                isExclusive: true);
        },
    };

    private string NewPath() => Path.Combine(_directory, Path.GetRandomFileName());

    private static byte[] NewBytes(int length)
    {
        byte[] bytes = new byte[length];
        Array.Fill(bytes, (byte)7);
        return bytes;
    }

    private static string Message(MemoryError? error) => Assert.IsType<MemoryError.ProviderError>(error).Message;

    private static void Expect(string line, params string[] arguments)
    {
        Outcome outcome = SampleProgram.Run("Sqlite", arguments);
        Assert.Empty(outcome.ErrorLines);
        Assert.Equal([line], outcome.Lines);
        Assert.Equal(0, outcome.ExitCode);
    }

    private static void Execute(string path, string sql)
    {
        using SqliteConnection connection = Connect(path);
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests make it of constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static void Insert(string path, byte[] bytes)
    {
        using SqliteConnection connection = Connect(path);
        for (int at = 0; at < bytes.Length; at += Page)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "INSERT INTO page VALUES ($number, $bytes)";
            command.Parameters.AddWithValue("$number", at / Page);
            command.Parameters.AddWithValue("$bytes", bytes.AsSpan(at, Math.Min(Page, bytes.Length - at)).ToArray());
            command.ExecuteNonQuery();
        }
    }

    private static byte[] ReadBytes(string path)
    {
        using SqliteConnection connection = Connect(path);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT bytes FROM page ORDER BY number";
        using SqliteDataReader reader = command.ExecuteReader();
        var bytes = new List<byte>();
        while (reader.Read())
            bytes.AddRange((byte[])reader[0]);
        return [.. bytes];
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
