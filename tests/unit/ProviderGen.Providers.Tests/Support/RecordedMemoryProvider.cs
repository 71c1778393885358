namespace ProviderGen.Providers.Tests.Support;

/// <summary>Memory that writes down what it is asked, in pages: <c>read 3+2</c> is two pages from page 3 on. What is no whole page is in bytes.</summary>
[MemoryProvider(StartsEmpty = true, BackingZeroFills = true)]
internal sealed partial class RecordedMemoryProvider
{
    private readonly HeapMemoryProvider _memory = new();

    public RecordedMemoryProvider(long pages = 0) => Grow(pages).ThrowIfError();

    public List<string> Calls { get; } = [];

    public bool IsDisposed { get; private set; }

    private long LengthCore() => _memory.Size;

    private void GrowCore(long oldLength, long newLength)
    {
        Record("grow", oldLength, newLength - oldLength);
        _memory.Grow((newLength - oldLength) / PageSize).ThrowIfError();
    }

    private int ReadCore(long offset, Span<byte> destination)
    {
        Record("read", offset, destination.Length);
        _memory.Read(offset, destination).ThrowIfError();
        return destination.Length;
    }

    private void WriteCore(long offset, ReadOnlySpan<byte> source)
    {
        Record("write", offset, source.Length);
        _memory.Write(offset, source).ThrowIfError();
    }

    private void FlushCore() => Calls.Add("flush");

    private void DisposeCore() => IsDisposed = true;

    private void Record(string what, long offset, long length)
        => Calls.Add(offset % PageSize == 0 && length % PageSize == 0
            ? $"{what} {offset / PageSize}+{length / PageSize}"
            : $"{what} {length} bytes at {offset}");
}
