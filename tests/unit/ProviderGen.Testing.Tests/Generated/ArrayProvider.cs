namespace ProviderGen.Testing.Tests.Generated;

/// <summary>The example that the documentation of the attribute shows; people will copy it.</summary>
[MemoryProvider(StartsEmpty = true, MaxPages = 16, BackingZeroFills = true)]
public sealed partial class ArrayProvider
{
    // Never replaced: spans into it have to stay valid when the provider grows.
    private readonly byte[] _bytes = new byte[16 * 65_536];
    private long _length;

    private long LengthCore() => _length;

    private void GrowCore(long oldLength, long newLength) => _length = newLength;

    private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);
}
