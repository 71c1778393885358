namespace ProviderGen.Providers;

/// <summary>
/// A memory provider on the managed heap: for tests, for scratch data, and as a stop on the way of an image from one
/// place to another. Growing never moves or copies what is there, and the size may go past 2 GiB.
/// </summary>
/// <remarks>Pages of 65,536 bytes. Nothing is durable: the image is gone when the provider is. The limit is the
/// memory of the machine or of the container.</remarks>
[MemoryProvider(StartsEmpty = true, BackingZeroFills = true)]
public sealed partial class HeapMemoryProvider
{
    // One array a page: they never move, so spans into them outlive any growth.
    private const int SegmentBytes = 65_536;
    private readonly List<byte[]> _segments = [];

    /// <summary>Creates an empty provider.</summary>
    public HeapMemoryProvider()
    {
    }

    /// <summary>Creates a provider with a copy of an image in it.</summary>
    /// <param name="image">The bytes of the image, a whole number of pages.</param>
    private HeapMemoryProvider(ReadOnlySpan<byte> image)
    {
        // What is left over beyond the last whole page shows in the length, and opening refuses it.
        for (; !image.IsEmpty; image = image[_segments[^1].Length..])
            _segments.Add(image[..Math.Min(SegmentBytes, image.Length)].ToArray());
    }

    /// <summary>Creates a provider with a copy of an image in it.</summary>
    /// <param name="image">The bytes of the image, a whole number of pages of 65,536 bytes.</param>
    /// <returns>The provider; or a <see cref="MemoryError.ProviderError"/> if the image is not a whole number of pages.</returns>
    public static MemoryResult<HeapMemoryProvider> FromImage(ReadOnlySpan<byte> image) => Open(image);

    private long LengthCore() => _segments.Count == 0 ? 0 : ((_segments.Count - 1L) * SegmentBytes) + _segments[^1].Length;

    private void GrowCore(long oldLength, long newLength) => _segments.AddRange(HeapSegments.Allocate(oldLength, newLength, SegmentBytes));

    private Span<byte> SpanCore(long offset, int length)
    {
        int start = (int)(offset % SegmentBytes);
        return _segments[(int)(offset / SegmentBytes)].AsSpan(start, Math.Min(length, SegmentBytes - start));
    }

    private void DisposeCore() => _segments.Clear();
}
