using System.Text;
using static System.FormattableString;

namespace ProviderGen.Postgres;

/// <summary>The tables that images are kept in.</summary>
public static class PostgresSchema
{
    /// <summary>The name of the schema, if no other is given.</summary>
    public const string DefaultName = "providergen";

    private const int LongestName = 63; // bytes; the server cuts off the rest without an error

    /// <summary>
    /// The script that creates the schema and its tables, where they are missing. Roles that use them then need
    /// <c>USAGE</c> of the schema and <c>SELECT</c>, <c>INSERT</c>, <c>UPDATE</c> and <c>DELETE</c> on both tables, or for reading
    /// only <c>SELECT</c>.
    /// </summary>
    /// <param name="schema">The name of the schema, 1 to 63 bytes of UTF-8.</param>
    /// <returns>SQL statements.</returns>
    /// <exception cref="ArgumentException">That is no name for a schema.</exception>
    public static string Script(string schema = DefaultName)
    {
        string name = Quote(schema);

        // Pages are stored outside of their rows and not compressed: a part of one can be read without the rest.
        return Invariant($"""
            CREATE SCHEMA IF NOT EXISTS {name};
            CREATE TABLE IF NOT EXISTS {name}.images (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                name text COLLATE "C" NOT NULL UNIQUE,
                length bigint NOT NULL DEFAULT 0 CHECK (length >= 0),
                generation bigint NOT NULL DEFAULT 0
            );
            CREATE TABLE IF NOT EXISTS {name}.pages (
                image bigint NOT NULL,
                number bigint NOT NULL CHECK (number >= 0),
                bytes bytea NOT NULL CHECK (octet_length(bytes) = {MemoryProviderAttribute.DefaultPageSize}),
                PRIMARY KEY (image, number)
            );
            ALTER TABLE {name}.pages ALTER COLUMN bytes SET STORAGE EXTERNAL;
            """);
    }

    /// <summary>A name as it stands in SQL.</summary>
    /// <exception cref="ArgumentException">That is no name for a schema.</exception>
    internal static string Quote(string schema)
    {
        RequireText(schema, nameof(schema));
        return Encoding.UTF8.GetByteCount(schema) <= LongestName
            ? $"\"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : throw new ArgumentException($"The name of a schema has at most {LongestName} bytes.", nameof(schema));
    }

    /// <summary>Rejects what the server could not store as text.</summary>
    /// <exception cref="ArgumentException">It is empty, contains NUL, or is not valid Unicode.</exception>
    internal static void RequireText(string text, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(text, parameter);
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A name must not contain the character NUL.", parameter);
        for (int at = 0; at < text.Length; at++)
        {
            if (!Rune.TryGetRuneAt(text, at, out Rune rune))
                throw new ArgumentException("A name must be valid Unicode: it contains half of a surrogate pair.", parameter);
            at += rune.Utf16SequenceLength - 1;
        }
    }
}
