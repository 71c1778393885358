namespace ProviderGen.Tests.Access;

/// <summary>Pages of 4 bytes, at most 8 of them, and a record of what was written.</summary>
[MemoryProvider(PageSize = 4, MaxPages = 8, StartsEmpty = true, BackingZeroFills = true)]
public sealed partial class SmallPageProvider
{
    private byte[] _bytes = [];

    public List<(long Offset, int Length)> Writes { get; } = [];

    public int Flushes { get; private set; }

    public bool IsReleased { get; private set; }

    public bool FailsToRead { get; set; }

    private long LengthCore() => _bytes.Length;

    private void GrowCore(long oldLength, long newLength) => Array.Resize(ref _bytes, (int)newLength);

    private int ReadCore(long offset, Span<byte> destination)
    {
        if (FailsToRead)
            throw new IOException("the backing is gone");
        _bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);
        return destination.Length;
    }

    private void WriteCore(long offset, ReadOnlySpan<byte> source)
    {
        Writes.Add((offset, source.Length));
        source.CopyTo(_bytes.AsSpan((int)offset));
    }

    private void FlushCore() => Flushes++;

    private void DisposeCore() => IsReleased = true;
}
