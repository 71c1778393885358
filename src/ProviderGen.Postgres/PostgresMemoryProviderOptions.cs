namespace ProviderGen.Postgres;

/// <summary>How <see cref="PostgresMemoryProvider"/> opens an image.</summary>
public sealed record PostgresMemoryProviderOptions
{
    /// <summary>The schema the tables are in, 1 to 63 bytes of UTF-8. <c>providergen</c> by default.</summary>
    public string Schema { get; init; } = PostgresSchema.DefaultName;

    /// <summary>
    /// Whether to create the schema and its tables if they are missing, as <see cref="PostgresSchema.Script"/> does.
    /// <see langword="false"/> by default: it takes rights that a program in production should not have. Not done read-only.
    /// </summary>
    public bool CreateTables { get; init; }

    /// <summary>
    /// Whether to create the image, empty, if it is missing. <see langword="true"/> by default. Not done read-only.
    /// </summary>
    public bool CreateImage { get; init; } = true;

    /// <summary>Whether writing and growing are rejected, by the server too. <see langword="false"/> by default.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// Whether to lock the image: as long as a writer is open no other provider is, readers included; readers share it.
    /// <see langword="true"/> by default; then opening fails on a server that has no such locks, or whose locks mean nothing (a
    /// standby). With <see langword="false"/> the image is still safe: of two writers the first to write wins, and the other is
    /// rejected once that has been flushed, as are readers of the state before.
    /// </summary>
    public bool Lock { get; init; } = true;

    /// <summary>
    /// How long to wait for a lock that another session holds, when opening, reconnecting or writing; whole milliseconds, at least
    /// one. A second by default.
    /// </summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long the server may work on one access; whole milliseconds, at least one. 30 seconds by default. A server that has not
    /// answered five seconds after that is taken for lost.
    /// </summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
