namespace ProviderGen.Tests.Access;

/// <summary>Pages of 4 bytes in which every dot is a hole, and a record of what was read.</summary>
[MemoryProvider(PageSize = 4, BackingZeroFills = true)]
public sealed partial class HoleyProvider : ISparseMemoryProvider
{
    private byte[] _bytes;

    private HoleyProvider(string content) => _bytes = [.. content.Select(c => c == '.' ? (byte)0 : (byte)c)];

    public List<(long Offset, int Length)> Reads { get; } = [];

    public bool CannotFindData { get; set; }

    public MemoryResult<DataRange> NextData(long offset)
    {
        if (CannotFindData)
            return new MemoryError.ProviderError("no idea");
        int start = (int)offset;
        while (start < _bytes.Length && _bytes[start] == 0)
            start++;
        int end = start;
        while (end < _bytes.Length && _bytes[end] != 0)
            end++;
        return new DataRange(start, end - start);
    }

    private long LengthCore() => _bytes.Length;

    private void GrowCore(long oldLength, long newLength) => Array.Resize(ref _bytes, (int)newLength);

    private int ReadCore(long offset, Span<byte> destination)
    {
        Reads.Add((offset, destination.Length));
        _bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);
        return destination.Length;
    }

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => source.CopyTo(_bytes.AsSpan((int)offset));
}
