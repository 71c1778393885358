using Npgsql;

namespace ProviderGen.Postgres;

/// <summary>A statement that changes an image, and what it has to come to: a trigger or a rule can make less of it without an error.</summary>
/// <param name="Command">The statement.</param>
/// <param name="Rows">How many rows it has to change; null if any number will do.</param>
internal readonly record struct PostgresChange(NpgsqlBatchCommand Command, long? Rows);
