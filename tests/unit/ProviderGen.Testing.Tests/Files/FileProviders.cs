using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Testing.Tests.Files;

/// <summary>A file whose flush leaves out the entry in the directory, and whose errors leave out its name.</summary>
[MemoryProvider(BackingZeroFills = true)]
internal sealed partial class ForgetsTheEntry
{
    private readonly SafeFileHandle _file;

    private ForgetsTheEntry(string path)
        => _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private long LengthCore() => RandomAccess.GetLength(_file);

    private void GrowCore(long oldLength, long newLength) => RandomAccess.SetLength(_file, newLength);

    private int ReadCore(long offset, Span<byte> destination) => RandomAccess.Read(_file, destination, offset);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => RandomAccess.Write(_file, source, offset);

    private void FlushCore() => FileDurability.Sync(_file);

    private void DisposeCore() => _file.Dispose();
}

/// <summary>A file of which only the first 4,096 bytes of each write arrive.</summary>
[MemoryProvider(BackingZeroFills = true)]
internal sealed partial class WritesTheFirstChunk
{
    private readonly string _path;
    private readonly SafeFileHandle _file;

    private WritesTheFirstChunk(string path)
    {
        _path = path;
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    private string NameCore() => _path;

    private long LengthCore() => RandomAccess.GetLength(_file);

    private void GrowCore(long oldLength, long newLength) => RandomAccess.SetLength(_file, newLength);

    private int ReadCore(long offset, Span<byte> destination) => RandomAccess.Read(_file, destination, offset);

    private void WriteCore(long offset, ReadOnlySpan<byte> source)
        => RandomAccess.Write(_file, source[..Math.Min(source.Length, 4_096)], offset);

    private void FlushCore()
    {
        FileDurability.Sync(_file);
        FileDurability.SyncEntry(_file, _path);
    }

    private void DisposeCore() => _file.Dispose();
}

/// <summary>A file of which a read returns the first 4,096 bytes and says that it was all.</summary>
[MemoryProvider(BackingZeroFills = true)]
internal sealed partial class ReadsTheFirstChunk
{
    private readonly string _path;
    private readonly SafeFileHandle _file;

    private ReadsTheFirstChunk(string path)
    {
        _path = path;
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    private string NameCore() => _path;

    private long LengthCore() => RandomAccess.GetLength(_file);

    private void GrowCore(long oldLength, long newLength) => RandomAccess.SetLength(_file, newLength);

    private int ReadCore(long offset, Span<byte> destination)
    {
        RandomAccess.Read(_file, destination[..Math.Min(destination.Length, 4_096)], offset);
        return destination.Length;
    }

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => RandomAccess.Write(_file, source, offset);

    private void FlushCore()
    {
        FileDurability.Sync(_file);
        FileDurability.SyncEntry(_file, _path);
    }

    private void DisposeCore() => _file.Dispose();
}
