using System;
using ProviderGen;
using ProviderGen.Testing;

/// <summary>A backing that can be addressed, without any optional primitive, that starts empty and is zero where it is fresh.</summary>
[MemoryProvider(PageSize = PAGE_SIZE, StartsEmpty = true, BackingZeroFills = true)]
public sealed partial class Subject
{
    private readonly FaultyBacking _store;

    // What happens at the primitives that no backing takes part in, by their names.
    public static Action<string> Hook = _ => { };

    public Subject(FaultyBacking store) => _store = store;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength)
    {
        // Every state has to be within reach, so there is a limit; but the generated code does not know it.
        if (newLength > MAX_PAGES * (long)PAGE_SIZE)
            throw new MemoryException(new MemoryError.ProviderError("The shelf is full.", ProviderErrorReason.LimitExceeded));
        _store.Extend(oldLength, newLength);
    }

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    public static MemoryResult<IMemoryProvider> OpenOn(FaultyBacking store, bool readOnly) => new Subject(store);
}
