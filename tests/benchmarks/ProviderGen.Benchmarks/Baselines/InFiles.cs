using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Benchmarks.Baselines;

/// <summary>A file stream as one gets it.</summary>
public readonly struct BufferedFile : IBaseline<BufferedFile>
{
    private readonly FileStream _stream;

    private BufferedFile(FileStream stream) => _stream = stream;

    public static string Name => "FileStream, default buffer";

    public static BufferedFile Open(string path) => new(new FileStream(path, FileMode.CreateNew));

    public void Grow(long oldLength, long newLength) => _stream.SetLength(newLength);

    public void Read(long offset, Span<byte> destination)
    {
        _stream.Seek(offset, SeekOrigin.Begin);
        _stream.ReadExactly(destination);
    }

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        _stream.Seek(offset, SeekOrigin.Begin);
        _stream.Write(source);
    }

    public void Flush() => _stream.Flush(flushToDisk: true);

    public void Dispose() => _stream.Dispose();
}

/// <summary>A file stream that hands everything on.</summary>
public readonly struct UnbufferedFile : IBaseline<UnbufferedFile>
{
    private readonly FileStream _stream;

    private UnbufferedFile(FileStream stream) => _stream = stream;

    public static string Name => "FileStream, buffer 0";

    public static UnbufferedFile Open(string path)
        => new(new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));

    public void Grow(long oldLength, long newLength) => _stream.SetLength(newLength);

    public void Read(long offset, Span<byte> destination)
    {
        _stream.Seek(offset, SeekOrigin.Begin);
        _stream.ReadExactly(destination);
    }

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        _stream.Seek(offset, SeekOrigin.Begin);
        _stream.Write(source);
    }

    public void Flush() => _stream.Flush(flushToDisk: true);

    public void Dispose() => _stream.Dispose();
}

/// <summary>The same calls that <see cref="Wasi"/> makes, and nothing else: it is that provider by hand, without checks.</summary>
public readonly struct BareRandomAccess : IBaseline<BareRandomAccess>
{
    private readonly SafeFileHandle _file;

    private BareRandomAccess(SafeFileHandle file) => _file = file;

    public static string Name => "RandomAccess";

    public static BareRandomAccess Open(string path) => new(File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));

    /// <summary>As carefully as a file has to be grown that others may have grown, too.</summary>
    public void Grow(long oldLength, long newLength)
    {
        if (RandomAccess.GetLength(_file) == oldLength)
            RandomAccess.SetLength(_file, newLength);
    }

    public void Read(long offset, Span<byte> destination) => RandomAccess.Read(_file, destination, offset);

    public void Write(long offset, ReadOnlySpan<byte> source) => RandomAccess.Write(_file, source, offset);

    public void Flush() => RandomAccess.FlushToDisk(_file);

    public void Dispose() => _file.Dispose();
}

/// <summary>The system calls themselves, on Unix.</summary>
public readonly unsafe partial struct RawCalls : IBaseline<RawCalls>
{
    private readonly SafeFileHandle _file;
    private readonly int _descriptor;

    private RawCalls(SafeFileHandle file)
    {
        _file = file;
        _descriptor = (int)file.DangerousGetHandle();
    }

    public static string Name => "pread, pwrite by P/Invoke";

    public static RawCalls Open(string path) => new(File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));

    public void Grow(long oldLength, long newLength) => RandomAccess.SetLength(_file, newLength);

    public void Read(long offset, Span<byte> destination)
    {
        fixed (byte* start = destination)
        {
            if (Read(_descriptor, start, destination.Length, offset) != destination.Length)
                throw new IOException("Not everything was read.");
        }
    }

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        fixed (byte* start = source)
        {
            if (Write(_descriptor, start, source.Length, offset) != source.Length)
                throw new IOException("Not everything was written.");
        }
    }

    public void Flush() => RandomAccess.FlushToDisk(_file);

    public void Dispose() => _file.Dispose();

    [LibraryImport("libc", EntryPoint = "pread")]
    private static partial nint Read(int file, byte* buffer, nint count, long offset);

    [LibraryImport("libc", EntryPoint = "pwrite")]
    private static partial nint Write(int file, byte* buffer, nint count, long offset);
}

/// <summary>The accessor of a mapped file, by the method behind its ReadArray, as that takes spans.</summary>
public struct MappedAccessor : IBaseline<MappedAccessor>
{
    private readonly FileStream _file;
    private MemoryMappedFile? _mapping;
    private MemoryMappedViewAccessor? _view;

    private MappedAccessor(FileStream file) => _file = file;

    public static string Name => "MemoryMappedFile accessor";

    public static MappedAccessor Open(string path)
        => new(new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));

    public void Grow(long oldLength, long newLength)
    {
        _view?.Dispose();
        _mapping?.Dispose();
        _file.SetLength(newLength);
        _mapping = MemoryMappedFile.CreateFromFile(_file, null, newLength, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _view = _mapping.CreateViewAccessor();
    }

    public readonly void Read(long offset, Span<byte> destination) => _view!.SafeMemoryMappedViewHandle.ReadSpan((ulong)offset, destination);

    public readonly void Write(long offset, ReadOnlySpan<byte> source) => _view!.SafeMemoryMappedViewHandle.WriteSpan((ulong)offset, source);

    public readonly void Flush()
    {
        _view!.Flush();
        _file.Flush(flushToDisk: true);
    }

    public readonly void Dispose()
    {
        _view?.Dispose();
        _mapping?.Dispose();
        _file.Dispose();
    }
}
