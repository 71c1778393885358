namespace ProviderGen.Providers.Tests.Support;

/// <summary>A provider whose pages are not those of the providers that ship.</summary>
[MemoryProvider(PageSize = 4096, StartsEmpty = true, BackingZeroFills = true)]
internal sealed partial class OtherPagesProvider
{
    private byte[] _bytes = [];

    private long LengthCore() => _bytes.Length;

    private void GrowCore(long oldLength, long newLength) => Array.Resize(ref _bytes, (int)newLength);

    private int ReadCore(long offset, Span<byte> destination)
    {
        _bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);
        return destination.Length;
    }

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => source.CopyTo(_bytes.AsSpan((int)offset));
}
