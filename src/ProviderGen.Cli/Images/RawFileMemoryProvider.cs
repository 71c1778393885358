using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Images;

/// <summary>An open file of any length in pages of one byte: what is to be repaired is no image, and what is being copied not yet.</summary>
/// <remarks>No other process may open the file meanwhile.</remarks>
[MemoryProvider(PageSize = 1, BackingZeroFills = true)]
internal sealed partial class RawFileMemoryProvider : ISparseMemoryProvider
{
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly bool _isReadOnly;
    private readonly bool _isOwned;

    private RawFileMemoryProvider(string path, bool readOnly)
    {
        _path = path;
        _isReadOnly = readOnly;
        _isOwned = true;
        _file = File.OpenHandle(path, FileMode.Open, readOnly ? FileAccess.Read : FileAccess.ReadWrite, FileShare.None);
    }

    private RawFileMemoryProvider(NewFile file)
    {
        _path = file.Partial;
        _file = file.Handle;
    }

    public MemoryResult<DataRange> NextData(long offset) => SparseFile.NextData(_file, offset, Size);

    /// <summary>Makes the file longer or shorter; as nothing else is known of it then, the provider is of no use any more.</summary>
    /// <exception cref="IOException">The system reported an error, and the length has not changed.</exception>
    public void SetLength(long length)
    {
        // .NET blames an argument named 'value' for what the system says.
        if (!Unix.IsUnix || !Environment.Is64BitProcess)
            RandomAccess.SetLength(_file, length);
        else if (Unix.Retry(() => Truncate(_file, length)) != 0)
            throw Unix.Failure(Marshal.GetLastPInvokeError(), $"setting the length of '{_path}'");
    }

    private long LengthCore() => RandomAccess.GetLength(_file);

    private bool ReadOnlyCore() => _isReadOnly;

    private string NameCore() => _path;

    private void GrowCore(long oldLength, long newLength) => SetLength(newLength);

    private int ReadCore(long offset, Span<byte> destination) => RandomAccess.Read(_file, destination, offset);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => RandomAccess.Write(_file, source, offset);

    private void FlushCore() => FileDurability.Sync(_file);

    private void DisposeCore()
    {
        if (_isOwned)
            _file.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    private static partial int Truncate(SafeFileHandle file, long length);
}
