namespace ProviderGen.Tests.Access;

/// <summary>Bytes of which it says something else than is so.</summary>
[MemoryProvider(ReadOnly = true)]
public sealed partial class LyingProvider : ISparseMemoryProvider
{
    private readonly byte[] _bytes;
    private readonly Func<long, MemoryResult<DataRange>> _answer;

    private LyingProvider(byte[] bytes, Func<long, MemoryResult<DataRange>> answer)
    {
        _bytes = bytes;
        _answer = answer;
    }

    public int Questions { get; private set; }

    public MemoryResult<DataRange> NextData(long offset)
    {
        Questions++;
        return _answer(offset);
    }

    private long LengthCore() => _bytes.Length;

    private int ReadCore(long offset, Span<byte> destination)
    {
        _bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);
        return destination.Length;
    }
}
