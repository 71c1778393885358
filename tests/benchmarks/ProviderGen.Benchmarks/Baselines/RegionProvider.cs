namespace ProviderGen.Benchmarks.Baselines;

/// <summary>A provider of as little code as can be, so that a measurement of it is one of the generated code.</summary>
[MemoryProvider(StartsEmpty = true, BackingZeroFills = true)]
internal sealed unsafe partial class RegionProvider(NativeRegion region)
{
    private readonly byte* _start = region.Start;
    private long _length;

    private long LengthCore() => _length;

    private void GrowCore(long oldLength, long newLength) => _length = newLength;

    private Span<byte> SpanCore(long offset, int length) => new(_start + offset, length);

    private void DisposeCore() => region.Dispose();
}
