using System.Globalization;

namespace ProviderGen.Providers;

/// <summary>
/// A memory provider in the memory of the process: for tests, for scratch data, and as a stop on the way of an image from
/// one place to another. Growing never moves or copies what is there, and the size may go past 2 GiB.
/// </summary>
/// <remarks>
/// <para>
/// Pages of 65,536 bytes. Nothing is durable: the image is gone when the provider is. On 64-bit Linux, macOS, FreeBSD and
/// Windows the first growth reserves addresses for <see cref="HeapMemoryProviderOptions.MaxBytes"/> outside the garbage
/// collector's heap, and memory is taken for what is touched; <see cref="IDisposable.Dispose"/> gives it back at once,
/// and a provider that is forgotten does so when it is collected. Elsewhere, WebAssembly among it, and where so many addresses
/// cannot be had, the image lies in managed arrays of one page.
/// </para>
/// <para>Thread safety: a single writer or any number of readers. Disposing while another thread reads may end the process.</para>
/// </remarks>
[MemoryProvider(StartsEmpty = true, BackingZeroFills = true)]
public sealed unsafe partial class HeapMemoryProvider
{
    internal const int PageBytes = 65_536;

    private readonly long _maxBytes;
    private readonly HeapSegments _segments = new();
    private AddressRange? _range;
    private byte* _start; // of the range; null while there is none, or if the segments are used
    private long _length;

    /// <summary>Creates an empty provider, which may become as large as the memory of the machine or of its container.</summary>
    public HeapMemoryProvider()
        : this(new HeapMemoryProviderOptions())
    {
    }

    /// <summary>Creates an empty provider.</summary>
    /// <param name="options">How large it may become.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public HeapMemoryProvider(HeapMemoryProviderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _maxBytes = options.MaxBytes - (options.MaxBytes % PageBytes);
    }

    /// <summary>Creates a provider with a copy of an image in it.</summary>
    /// <param name="image">The bytes of the image, a whole number of pages.</param>
    private HeapMemoryProvider(ReadOnlySpan<byte> image)
        : this()
    {
        if (image.IsEmpty)
            return;

        // A part of a page at the end shows in the length, and opening refuses it.
        GrowCore(0, image.Length);
        for (int done = 0; done < image.Length;)
        {
            Span<byte> run = SpanCore(done, image.Length - done);
            image.Slice(done, run.Length).CopyTo(run);
            done += run.Length;
        }
    }

    /// <summary>Creates a provider with a copy of an image in it.</summary>
    /// <param name="image">The bytes of the image, a whole number of pages of 65,536 bytes.</param>
    /// <returns>The provider; or a <see cref="MemoryError.ProviderError"/> if the image is not a whole number of pages.</returns>
    public static MemoryResult<HeapMemoryProvider> FromImage(ReadOnlySpan<byte> image) => Open(image);

    private long LengthCore() => _length;

    private void GrowCore(long oldLength, long newLength)
    {
        if (newLength > _maxBytes)
            throw TooLarge(newLength, string.Create(CultureInfo.InvariantCulture, $"{_maxBytes} bytes are allowed"));

        // Late, so that a constructor takes nothing. Once the segments hold something, they stay.
        if (oldLength == 0 && _range is null && (_range = AddressRange.TryReserve(_maxBytes)) is not null)
            _start = (byte*)_range.Start;
        if (_range is null)
            GrowSegments(newLength);
        else if (!_range.TryCommit(newLength))
            throw TooLarge(newLength, "the system does not provide so many");
        _length = newLength;
    }

    // Arrays are touched as they are allocated, so here the limit is memory.
    private void GrowSegments(long newLength)
    {
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (newLength > available)
            throw TooLarge(newLength, string.Create(CultureInfo.InvariantCulture, $"there is memory for {available}"));
        _segments.Grow(newLength);
    }

    private Span<byte> SpanCore(long offset, int length)
        => _start != null ? new Span<byte>(_start + offset, length) : _segments.Span(offset, length);

    private void DisposeCore()
    {
        _start = null;
        _range?.Dispose();
        _segments.Clear();
    }

    // Systems that overcommit do not refuse an allocation, they end the process when it is used: hence the limit.
    private static MemoryException TooLarge(long newLength, string why) => new(new MemoryError.ProviderError(
        string.Create(CultureInfo.InvariantCulture, $"the image would have {newLength} bytes, and {why}."), ProviderErrorReason.LimitExceeded));
}
