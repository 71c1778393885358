namespace ProviderGen;

/// <summary>
/// Makes a sealed partial class a memory provider: the class supplies raw primitives (<c>LengthCore</c>, <c>GrowCore</c>,
/// and <c>ReadCore</c> with <c>WriteCore</c>, or <c>SpanCore</c>), the source generator adds the public surface of
/// <see cref="IMemoryProvider"/> with bounds checks, growth, zero-fill, error handling, opening and disposal.
/// </summary>
/// <example>
/// <code>
/// [MemoryProvider(StartsEmpty = true, MaxPages = 16, BackingZeroFills = true)]
/// public sealed partial class ArrayProvider
/// {
///     // Never replaced: spans into it have to stay valid when the provider grows.
///     private readonly byte[] _bytes = new byte[16 * 65_536];
///     private long _length;
///
///     private long LengthCore() =&gt; _length;
///     private void GrowCore(long oldLength, long newLength) =&gt; _length = newLength;
///     private Span&lt;byte&gt; SpanCore(long offset, int length) =&gt; _bytes.AsSpan((int)offset, length);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MemoryProviderAttribute : Attribute
{
    /// <summary>The <see cref="PageSize"/> of a provider that does not choose another one: 65,536 bytes, a WebAssembly page.</summary>
    public const int DefaultPageSize = 65_536;

    /// <summary>Bytes in a page: a power of two from 1 to 1,073,741,824 (2^30). The default is <see cref="DefaultPageSize"/>.</summary>
    public int PageSize { get; set; } = DefaultPageSize;

    /// <summary>
    /// The most pages the provider may have, at least 1. When left out, the limit is what a <see cref="long"/> can address.
    /// A backing that is longer fails to open, and a growth beyond the limit is rejected.
    /// </summary>
    public long MaxPages { get; set; }

    /// <summary>
    /// <see langword="true"/> if the author vouches that bytes added by <c>GrowCore</c> read as zero. By default the
    /// generated code does not rely on that and writes the zeros itself.
    /// </summary>
    public bool BackingZeroFills { get; set; }

    /// <summary>
    /// <see langword="true"/> if a new instance always has length 0. There is then nothing to validate when it is
    /// opened, and its constructors may be public.
    /// </summary>
    public bool StartsEmpty { get; set; }

    /// <summary>
    /// <see langword="true"/> for a provider that never changes: <c>GrowCore</c> and <c>WriteCore</c> are left out, and
    /// writing and growing are rejected.
    /// </summary>
    public bool ReadOnly { get; set; }
}
