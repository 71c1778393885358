using System.Globalization;
using ProviderGen;

namespace Browser.Worker;

/// <summary>
/// A memory provider on a file that the browser keeps for this page (the origin private file system): byte <c>o</c> of the
/// provider is byte <c>o</c> of the file. For module workers, as only they may read and write such files synchronously.
/// </summary>
/// <remarks>
/// Pages of 65,536 bytes. Durability: whatever has been written is there when the page is loaded again; it survives a crash of
/// the machine as far as the browser hands <see cref="Flush"/> on to the disk. Browsers may delete the files of a page that
/// has not been granted persistent storage when the disk fills up. Locking: the browser opens a file once at a time, in
/// whatever tab.
/// </remarks>
[MemoryProvider(BackingZeroFills = true)]
public sealed partial class OpfsMemoryProvider
{
    private readonly ISyncAccessHandle _handle;
    private readonly string _name;

    /// <summary>Opens a file that has been opened by the browser. The provider closes it.</summary>
    /// <param name="handle">The file.</param>
    /// <param name="name">What messages call it.</param>
    private OpfsMemoryProvider(ISyncAccessHandle handle, string name)
    {
        _handle = handle;
        _name = name;
    }

    /// <inheritdoc/>
    public override string ToString() => this.Describe(_name);

    private string NameCore() => _name;

    private long LengthCore() => _handle.GetSize();

    private void GrowCore(long oldLength, long newLength) => _handle.Truncate(newLength);

    private int ReadCore(long offset, Span<byte> destination) => _handle.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source)
    {
        int written = _handle.Write(offset, source);
        if (written != source.Length)
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"the browser took {written} of {source.Length} bytes."));
    }

    private void FlushCore() => _handle.Flush();

    private void DisposeCore() => _handle.Close();
}
