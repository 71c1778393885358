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
/// cannot be had, the image lies in managed arrays of one page, and growth leaves an eighth of the memory to the rest of the
/// program.
/// </para>
/// <para>Thread safety: a single writer or any number of readers. Disposing while another thread reads may end the process.</para>
/// </remarks>
[MemoryProvider(StartsEmpty = true, BackingZeroFills = true)]
public sealed partial class HeapMemoryProvider
{
    private HeapMemory _memory; // Not readonly: it is a structure that changes.

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
        _memory = new HeapMemory(options.MaxBytes - (options.MaxBytes % MemoryProviderAttribute.DefaultPageSize));
    }

    /// <summary>Creates a provider with a copy of an image in it.</summary>
    /// <param name="image">The bytes of the image, a whole number of pages.</param>
    private HeapMemoryProvider(ReadOnlySpan<byte> image)
        : this()
    {
        // A part of a page at the end shows in the length, and opening rejects it.
        _memory.Append(image);
    }

    /// <summary>Creates a provider with a copy of an image in it.</summary>
    /// <param name="image">The bytes of the image, a whole number of pages of 65,536 bytes.</param>
    /// <returns>The provider; or a <see cref="MemoryError.ProviderError"/> if the image is not a whole number of pages.</returns>
    public static MemoryResult<HeapMemoryProvider> FromImage(ReadOnlySpan<byte> image) => Open(image);

    /// <inheritdoc/>
    public override string ToString() => this.Describe();

    private long LengthCore() => _memory.Length;

    private void GrowCore(long oldLength, long newLength) => _memory.Grow(newLength);

    private Span<byte> SpanCore(long offset, int length) => _memory.Span(offset, length);

    private void DisposeCore() => _memory.Release();
}
