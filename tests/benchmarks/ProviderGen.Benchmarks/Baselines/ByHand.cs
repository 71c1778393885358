using System.IO.MemoryMappedFiles;

namespace ProviderGen.Benchmarks.Baselines;

/// <summary>The fastest that code by hand can be: native memory, no checks, no result.</summary>
public readonly unsafe struct ByHandInMemory : IBaseline<ByHandInMemory>
{
    private readonly HandWrittenMemory _memory;

    internal ByHandInMemory(HandWrittenMemory memory) => _memory = memory;

    public static string Name => "by hand, over native memory";

    public static ByHandInMemory Open(string path) => new(new HandWrittenMemory(new NativeRegion()));

    public void Grow(long oldLength, long newLength) => _memory.Length = newLength;

    public void Read(long offset, Span<byte> destination) => _memory.Read(offset, destination);

    public void Write(long offset, ReadOnlySpan<byte> source) => _memory.Write(offset, source);

    public void Flush()
    {
    }

    public void Dispose() => _memory.Dispose();
}

/// <summary>The class <see cref="RegionProvider"/> is, without anything generated and without checks.</summary>
internal sealed unsafe class HandWrittenMemory(NativeRegion region) : IDisposable
{
    private readonly byte* _start = region.Start;

    public long Length { get; set; }

    public void Read(long offset, Span<byte> destination)
        => new ReadOnlySpan<byte>(_start + offset, destination.Length).CopyTo(destination);

    public void Write(long offset, ReadOnlySpan<byte> source)
        => source.CopyTo(new Span<byte>(_start + offset, source.Length));

    public void Dispose() => region.Dispose();
}

/// <summary>A pointer into a mapped file, which is mapped anew whenever it grows.</summary>
public unsafe struct ByHandMapped : IBaseline<ByHandMapped>
{
    private readonly FileStream _file;
    private MemoryMappedFile? _mapping;
    private MemoryMappedViewAccessor? _view;
    private byte* _start;

    private ByHandMapped(FileStream file) => _file = file;

    public static string Name => "by hand, over a mapping";

    public static ByHandMapped Open(string path) => new(new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));

    public void Grow(long oldLength, long newLength)
    {
        Unmap();
        _file.SetLength(newLength);
        _mapping = MemoryMappedFile.CreateFromFile(_file, null, newLength, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _view = _mapping.CreateViewAccessor();
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    public readonly void Read(long offset, Span<byte> destination)
        => new ReadOnlySpan<byte>(_start + offset, destination.Length).CopyTo(destination);

    public readonly void Write(long offset, ReadOnlySpan<byte> source)
        => source.CopyTo(new Span<byte>(_start + offset, source.Length));

    public readonly void Flush()
    {
        _view!.Flush();
        _file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        Unmap();
        _file.Dispose();
    }

    private void Unmap()
    {
        if (_start != null)
            _view!.SafeMemoryMappedViewHandle.ReleasePointer();
        _start = null;
        _view?.Dispose();
        _mapping?.Dispose();
    }
}
