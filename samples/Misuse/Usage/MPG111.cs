using ProviderGen;

namespace Misuse.Consumers;

public sealed class HandWritten : IMemoryProvider // MPG111
{
    private byte[] _bytes = [];

    public int PageSize => 65_536;

    public long Pages => _bytes.Length / PageSize;

    public long Size => _bytes.Length;

    public bool IsReadOnly => false;

    public MemoryResult<long> Grow(long pages)
    {
        long previous = Pages;
        Array.Resize(ref _bytes, (int)(_bytes.Length + (pages * PageSize)));
        return previous;
    }

    public MemoryResult Read(long offset, Span<byte> destination)
    {
        _bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);
        return MemoryResult.Ok;
    }

    public MemoryResult Write(long offset, ReadOnlySpan<byte> source)
    {
        source.CopyTo(_bytes.AsSpan((int)offset));
        return MemoryResult.Ok;
    }

    public void Dispose() => _bytes = [];
}
