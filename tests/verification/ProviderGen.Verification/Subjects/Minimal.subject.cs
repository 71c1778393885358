using System;
using System.Globalization;
using ProviderGen;
using ProviderGen.Testing;

/// <summary>A backing that transfers, without any optional primitive, and with no limit but its own.</summary>
[MemoryProvider(PageSize = PAGE_SIZE)]
public sealed partial class Subject
{
    // Every state has to be within reach, so there is a limit; but the generated code does not know it.
    private const long Capacity = MAX_PAGES * (long)PAGE_SIZE;

    private readonly FaultyBacking _store;

    // What happens at the primitives that no backing takes part in, by their names.
    public static Action<string> Hook = _ => { };

    // The last one whose constructor has run, as a constructor might hand itself to somebody, and what its backing claims to hold.
    public static Subject Latest;
    public static long? Claim;

    private Subject(FaultyBacking store)
    {
        Latest = this;
        Hook("constructor");
        if (store.Length > Capacity)
            throw Full(store.Length);
        _store = store;
    }

    private long LengthCore() => Claim ?? _store.AskLength();

    private void GrowCore(long oldLength, long newLength)
    {
        if (newLength > Capacity)
            throw Full(newLength);
        _store.Extend(oldLength, newLength);
    }

    private int ReadCore(long offset, Span<byte> destination) => _store.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _store.Write(offset, source);

    private static MemoryException Full(long length) => new(new MemoryError.ProviderError(
        string.Create(CultureInfo.InvariantCulture, $"The shelf has no room for {length} bytes in pages of {PAGE_SIZE}."), ProviderErrorReason.LimitExceeded));

    public static MemoryResult<IMemoryProvider> OpenOn(FaultyBacking store, bool readOnly)
        => Open(store).TryGetValue(out Subject subject, out MemoryError error)
            ? (MemoryResult<IMemoryProvider>)subject
            : error;
}
