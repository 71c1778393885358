using Microsoft.Win32.SafeHandles;
using ProviderGen;

namespace Misuse.Authors;

[MemoryProvider]
public sealed partial class BackingNotReleased
{
    private readonly string _path;
    private readonly SafeFileHandle _file; // MPG013

    private BackingNotReleased(string path)
    {
        _path = Path.GetFullPath(path);
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
    }

    private long LengthCore() => RandomAccess.GetLength(_file);
    private void GrowCore(long oldLength, long newLength) => RandomAccess.SetLength(_file, newLength);
    private int ReadCore(long offset, Span<byte> destination) => RandomAccess.Read(_file, destination, offset);
    private void WriteCore(long offset, ReadOnlySpan<byte> source) => RandomAccess.Write(_file, source, offset);

    private void FlushCore()
    {
        FileDurability.Sync(_file);
        FileDurability.SyncEntry(_file, _path);
    }
}
