namespace ProviderGen.Benchmarks.Baselines;

/// <summary>One array, made anew at every growth.</summary>
public struct ResizedArray : IBaseline<ResizedArray>
{
    private byte[] _bytes;

    public static string Name => "byte[], Array.Resize";

    public static ResizedArray Open(string path) => new() { _bytes = [] };

    public void Grow(long oldLength, long newLength) => Array.Resize(ref _bytes, (int)newLength);

    public readonly void Read(long offset, Span<byte> destination) => _bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);

    public readonly void Write(long offset, ReadOnlySpan<byte> source) => source.CopyTo(_bytes.AsSpan((int)offset, source.Length));

    public readonly void Flush()
    {
    }

    public readonly void Dispose()
    {
    }
}

/// <summary>An array for each page.</summary>
public readonly struct ListOfPages : IBaseline<ListOfPages>
{
    private const int PageBytes = 65_536;
    private readonly List<byte[]> _pages;

    private ListOfPages(List<byte[]> pages) => _pages = pages;

    public static string Name => "List<byte[]>";

    public static ListOfPages Open(string path) => new([]);

    public void Grow(long oldLength, long newLength)
    {
        while (_pages.Count * (long)PageBytes < newLength)
            _pages.Add(new byte[PageBytes]);
    }

    public void Read(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            int start = (int)(offset % PageBytes);
            ReadOnlySpan<byte> run = _pages[(int)(offset / PageBytes)].AsSpan(start, Math.Min(destination.Length, PageBytes - start));
            run.CopyTo(destination);
            destination = destination[run.Length..];
            offset += run.Length;
        }
    }

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        while (!source.IsEmpty)
        {
            int start = (int)(offset % PageBytes);
            Span<byte> run = _pages[(int)(offset / PageBytes)].AsSpan(start, Math.Min(source.Length, PageBytes - start));
            source[..run.Length].CopyTo(run);
            source = source[run.Length..];
            offset += run.Length;
        }
    }

    public void Flush()
    {
    }

    public void Dispose() => _pages.Clear();
}

public readonly struct StreamInMemory : IBaseline<StreamInMemory>
{
    private readonly MemoryStream _stream;

    private StreamInMemory(MemoryStream stream) => _stream = stream;

    public static string Name => nameof(MemoryStream);

    public static StreamInMemory Open(string path) => new(new MemoryStream());

    public void Grow(long oldLength, long newLength) => _stream.SetLength(newLength);

    public void Read(long offset, Span<byte> destination)
    {
        _stream.Position = offset;
        _stream.ReadExactly(destination);
    }

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        _stream.Position = offset;
        _stream.Write(source);
    }

    public void Flush()
    {
    }

    public void Dispose() => _stream.Dispose();
}

/// <summary>A stream over native memory that was there from the beginning: it cannot be had any other way.</summary>
public readonly struct UnmanagedMemory : IBaseline<UnmanagedMemory>
{
    private readonly NativeRegion _region;
    private readonly UnmanagedMemoryStream _stream;

    private UnmanagedMemory(NativeRegion region, UnmanagedMemoryStream stream)
    {
        _region = region;
        _stream = stream;
    }

    public static string Name => nameof(UnmanagedMemoryStream);

    public static unsafe UnmanagedMemory Open(string path)
    {
        var region = new NativeRegion();
        return new(region, new UnmanagedMemoryStream(region.Start, 0, NativeRegion.Capacity, FileAccess.ReadWrite));
    }

    public void Grow(long oldLength, long newLength) => _stream.SetLength(newLength);

    public void Read(long offset, Span<byte> destination)
    {
        _stream.Position = offset;
        _stream.ReadExactly(destination);
    }

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        _stream.Position = offset;
        _stream.Write(source);
    }

    public void Flush()
    {
    }

    public void Dispose()
    {
        _stream.Dispose();
        _region.Dispose();
    }
}
