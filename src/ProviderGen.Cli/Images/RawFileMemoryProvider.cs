using Microsoft.Win32.SafeHandles;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Images;

/// <summary>A file of any length, read in pages of one byte: what is to be repaired cannot be opened as an image.</summary>
/// <remarks>Nobody else may open the file meanwhile.</remarks>
[MemoryProvider(PageSize = 1, ReadOnly = true)]
internal sealed partial class RawFileMemoryProvider : ISparseMemoryProvider
{
    private readonly SafeFileHandle _file;
    private readonly string _path;

    private RawFileMemoryProvider(string path)
    {
        _path = path;
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.None);
    }

    public MemoryResult<DataRange> NextData(long offset) => SparseFile.NextData(_file, offset, Size);

    private long LengthCore() => RandomAccess.GetLength(_file);

    private string NameCore() => _path;

    private int ReadCore(long offset, Span<byte> destination) => RandomAccess.Read(_file, destination, offset);

    private void DisposeCore() => _file.Dispose();
}
