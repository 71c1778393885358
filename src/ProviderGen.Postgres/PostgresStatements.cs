using Npgsql;
using static System.FormattableString;

namespace ProviderGen.Postgres;

/// <summary>The statements that images are read and changed with, over the tables of one schema.</summary>
internal sealed class PostgresStatements(string schema)
{
    public const string Savepoint = "SAVEPOINT access";
    public const string Release = "RELEASE SAVEPOINT access";
    public const string RollBackToSavepoint = "ROLLBACK TO SAVEPOINT access";

    private const int PageBytes = MemoryProviderAttribute.DefaultPageSize;

    private readonly string _images = PostgresSchema.Quote(schema) + ".images";
    private readonly string _pages = PostgresSchema.Quote(schema) + ".pages";

    /// <summary>
    /// Whether there are tables, and whether they survive a crash of the server: 'p' if so. What goes by the name of a table and is none,
    /// such as a view, is 'v'.
    /// </summary>
    public NpgsqlBatchCommand TablePersistence() => Command(
        "SELECT CASE WHEN relkind IN ('r', 'p') THEN relpersistence ELSE 'v' END FROM pg_class WHERE oid IN (to_regclass($1), to_regclass($2))", _images, _pages);

    /// <summary>Reads no row of either table, which a server rejects that would leave out some of them.</summary>
    public NpgsqlBatchCommand Probe() => Command($"SELECT 1 FROM {_images}, {_pages} LIMIT 0");

    public NpgsqlBatchCommand Create(string name) => Command(
        $"INSERT INTO {_images} (name) VALUES ($1) ON CONFLICT (name) DO NOTHING", name);

    public NpgsqlBatchCommand Find(string name) => Command(
        $"SELECT id, length, generation FROM {_images} WHERE name = $1", name);

    public NpgsqlBatchCommand Length(long id) => Command($"SELECT length FROM {_images} WHERE id = $1", id);

    /// <summary>
    /// Takes the row of an image for the rest of the transaction, and counts the transaction, if the row is as it was left.
    /// Whatever locks are worth, no two writers get past this from the same state.
    /// </summary>
    public NpgsqlBatchCommand Claim(string name, ImageState state) => Command(
        $"UPDATE {_images} SET generation = generation + 1 WHERE id = $1 AND name = $2 AND length = $3 AND generation = $4",
        state.Id,
        name,
        state.Length,
        state.Generation);

    /// <summary>Deletes the pages from a length on, if another session left any there.</summary>
    public PostgresChange DeleteFrom(long id, long length) => new(
        Command(Invariant($"DELETE FROM {_pages} WHERE image = $1 AND number >= $2 / {PageBytes}"), id, length), null);

    /// <summary>Makes an image longer, if it has no pages from its old length on: what is added has to read as zero.</summary>
    public PostgresChange SetLength(long id, long oldLength, long newLength) => new(
        Command(
            Invariant($"""
                UPDATE {_images} SET length = $3
                WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM {_pages} WHERE image = $1 AND number >= $2 / {PageBytes})
                """),
            id,
            oldLength,
            newLength),
        1);

    /// <summary>
    /// The pieces of a range of bytes, a row for each page that exists, or one without a piece if there is none; in no particular
    /// order. No row at all means that there is no image.
    /// </summary>
    public NpgsqlBatchCommand Read(long id, long offset, long length) => Command(
        Invariant($"""
            SELECT i.length, i.generation, p.number,
                   substring(p.bytes FROM greatest($2 - p.number * {PageBytes}, 0)::int + 1
                                     FOR least($2 + $3 - p.number * {PageBytes}, {PageBytes})::int - greatest($2 - p.number * {PageBytes}, 0)::int)
            FROM {_images} i
            LEFT JOIN {_pages} p ON p.image = $1 AND p.number BETWEEN $2 / {PageBytes} AND ($2 + $3 - 1) / {PageBytes}
            WHERE i.id = $1
            """),
        id,
        offset,
        length);

    /// <summary>
    /// Stores a range of bytes. What lies around it in the first and the last page is taken from there, or is zero. A page is looked up
    /// by a subquery, as a join might read them all.
    /// </summary>
    public PostgresChange Write(long id, long offset, ReadOnlyMemory<byte> bytes) => new(
        Command(
            Invariant($"""
                INSERT INTO {_pages} (image, number, bytes)
                SELECT $1, w.number,
                       substring(w.old FROM 1 FOR w.first)
                       || substring($3 FROM (w.number * {PageBytes} + w.first - $2)::int + 1 FOR w.behind - w.first)
                       || substring(w.old FROM w.behind + 1)
                FROM (SELECT number,
                             greatest($2 - number * {PageBytes}, 0)::int AS first,
                             least($2 + octet_length($3) - number * {PageBytes}, {PageBytes})::int AS behind,
                             coalesce((SELECT p.bytes FROM {_pages} p WHERE p.image = $1 AND p.number = n.number),
                                      decode(repeat('00', {PageBytes}), 'hex')) AS old
                      FROM generate_series($2 / {PageBytes}, ($2 + octet_length($3) - 1) / {PageBytes}) AS n (number)) AS w
                ON CONFLICT (image, number) DO UPDATE SET bytes = excluded.bytes
                """),
            id,
            offset,
            bytes),
        ((offset + bytes.Length - 1) / PageBytes) - (offset / PageBytes) + 1);

    public static NpgsqlBatchCommand Command(string text) => new(text);

    private static NpgsqlBatchCommand Command<T1>(string text, T1 first)
        => new(text) { Parameters = { Parameter(first) } };

    private static NpgsqlBatchCommand Command<T1, T2>(string text, T1 first, T2 second)
        => new(text) { Parameters = { Parameter(first), Parameter(second) } };

    private static NpgsqlBatchCommand Command<T1, T2, T3>(string text, T1 first, T2 second, T3 third)
        => new(text) { Parameters = { Parameter(first), Parameter(second), Parameter(third) } };

    private static NpgsqlBatchCommand Command<T1, T2, T3, T4>(string text, T1 first, T2 second, T3 third, T4 fourth)
        => new(text) { Parameters = { Parameter(first), Parameter(second), Parameter(third), Parameter(fourth) } };

    private static NpgsqlParameter<T> Parameter<T>(T value) => new() { TypedValue = value };
}
