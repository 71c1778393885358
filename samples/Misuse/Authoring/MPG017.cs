using Microsoft.Win32.SafeHandles;
using ProviderGen;

namespace Misuse.Authors;

[MemoryProvider]
public sealed partial class UnfailingFlush
{
    private readonly SafeFileHandle _file;

    private UnfailingFlush(string path) => _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);

    private long LengthCore() => RandomAccess.GetLength(_file);
    private void GrowCore(long oldLength, long newLength) => RandomAccess.SetLength(_file, newLength);
    private int ReadCore(long offset, Span<byte> destination) => RandomAccess.Read(_file, destination, offset);
    private void WriteCore(long offset, ReadOnlySpan<byte> source) => RandomAccess.Write(_file, source, offset);
    private void FlushCore() => RandomAccess.FlushToDisk(_file); // MPG017
    private void DisposeCore() => _file.Dispose();
}
