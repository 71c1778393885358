using ProviderGen;

namespace Sqlite;

/// <summary>
/// A memory provider on a SQLite file: each page is a row. Whatever is done between two flushes is one transaction, which
/// <see cref="Flush"/> commits; after a crash, or a disposal without a flush, the image is what it was at the last one.
/// </summary>
[MemoryProvider(PageSize = PageTable.PageBytes, BackingZeroFills = true)]
public sealed partial class SqliteMemoryProvider
{
    private readonly string _path;
    private readonly PageTable _pages;

    /// <summary>Opens a file exclusively. A missing one is created.</summary>
    /// <param name="path">The path of the file.</param>
    private SqliteMemoryProvider(string path)
        : this(path, readOnly: false)
    {
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="readOnly">Whether changes are rejected. Then a missing file is not created, and others may read it too.</param>
    private SqliteMemoryProvider(string path, bool readOnly)
    {
        _path = path;
        _pages = new PageTable(path, readOnly);
    }

    /// <inheritdoc/>
    public override string ToString() => this.Describe(_path);

    private void OpenCore() => _pages.Open();

    private bool ReadOnlyCore() => _pages.IsReadOnly;

    private string NameCore() => _path;

    private long LengthCore() => _pages.Length;

    private void GrowCore(long oldLength, long newLength) => _pages.Grow(oldLength, newLength);

    private int ReadCore(long offset, Span<byte> destination) => _pages.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _pages.Write(offset, source);

    private void FlushCore() => _pages.Commit();

    private void DisposeCore() => _pages.Dispose();
}
