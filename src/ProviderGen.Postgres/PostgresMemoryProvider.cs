namespace ProviderGen.Postgres;

/// <summary>
/// A memory provider on a PostgreSQL database: each page is a row of a table, and pages that were never written are none.
/// The tables have to exist (<see cref="PostgresSchema"/>) unless they are asked for; a missing image is created empty.
/// </summary>
/// <remarks>
/// <para>
/// Pages of 65,536 bytes. An access is one round trip, whatever number of pages it spans, up to 16 MiB; a longer one takes
/// several. A write of any length makes the server store every page it touches anew.
/// </para>
/// <para>
/// Durability: everything between two flushes is one transaction, growth included, and <see cref="Flush"/> commits it, with
/// <c>synchronous_commit</c> on. After a crash of either side the image is what the last successful flush left, exactly; only a
/// flush that was under way when the connection broke may have taken effect or not. Unflushed writes are invisible to others.
/// </para>
/// <para>
/// Locking: a session-level advisory lock, exclusive for writers and shared by readers; <see cref="IsLocked"/> tells. In any case
/// every transaction begins by taking the image's row and comparing its generation, which every flush increments, and every read
/// compares it too: a flush never overwrites one made by another process, and a read never mixes two states.
/// </para>
/// <para>
/// A connection that breaks with nothing unflushed is replaced, after the lock has been taken again and length and generation
/// compared. One that breaks with unflushed writes has lost them: from then on every access fails, reads too, until the provider
/// is reopened.
/// </para>
/// <para>Thread safety: a single writer or any number of readers, who take turns on the one connection.</para>
/// </remarks>
[MemoryProvider(BackingZeroFills = true)]
public sealed partial class PostgresMemoryProvider
{
    private readonly PostgresImage _image;

    /// <summary>Opens an image with the default options.</summary>
    /// <param name="connectionString">How Npgsql reaches the database. Pooling, multiplexing and enlistment are switched off.</param>
    /// <param name="image">The name of the image, 1 to 255 characters.</param>
    private PostgresMemoryProvider(string connectionString, string image)
        : this(connectionString, image, new PostgresMemoryProviderOptions())
    {
    }

    /// <summary>Opens an image.</summary>
    /// <param name="connectionString">How Npgsql reaches the database. Pooling, multiplexing and enlistment are switched off.</param>
    /// <param name="image">The name of the image, 1 to 255 characters.</param>
    /// <param name="options">How to open it.</param>
    private PostgresMemoryProvider(string connectionString, string image, PostgresMemoryProviderOptions options)
        => _image = new PostgresImage(connectionString, image, options);

    /// <summary>The name of the image.</summary>
    public string Image => _image.Name;

    /// <summary>
    /// Whether the server keeps others away from the image. <see langword="false"/> if locking was switched off, and while there
    /// is no connection.
    /// </summary>
    public bool IsLocked => _image.IsLocked;

    /// <inheritdoc/>
    public override string ToString() => this.Describe(Image);

    private void OpenCore() => _image.Open();

    private bool ReadOnlyCore() => _image.IsReadOnly;

    private string NameCore() => Image;

    private long LengthCore() => _image.ReadLength();

    private void GrowCore(long oldLength, long newLength) => _image.Grow(oldLength, newLength);

    private int ReadCore(long offset, Span<byte> destination) => _image.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _image.Write(offset, source);

    private void FlushCore() => _image.Commit();

    private void DisposeCore() => _image.Dispose();
}
