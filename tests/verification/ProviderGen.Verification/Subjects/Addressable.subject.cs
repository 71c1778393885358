using System;
using System.IO;
using ProviderGen;
using ProviderGen.Testing;

/// <summary>A backing that can be addressed, in several runs, with every optional primitive but ZeroCore.</summary>
[MemoryProvider(PageSize = PAGE_SIZE, MaxPages = MAX_PAGES)]
public sealed partial class Subject
{
    private readonly FaultyBacking _store;
    private readonly bool _readOnly;
    private bool _owns;

    // What happens at the primitives that no backing takes part in, by their names.
    public static Action<string> Hook = _ => { };

    private Subject(FaultyBacking store)
    {
        Hook("constructor");
        _store = store;
    }

    private Subject(FaultyBacking store, bool readOnly)
        : this(store) => _readOnly = readOnly;

    private void OpenCore()
    {
        _store.Own();
        _owns = true;
    }

    private string NameCore()
    {
        Hook("NameCore");
        return _store.Name;
    }

    private bool ReadOnlyCore() => _readOnly;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private Span<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    private void FlushCore() => _store.Flush();

    private void DisposeCore()
    {
        if (_owns)
            _store.Release();
        Hook("DisposeCore");
    }

    public static MemoryResult<IMemoryProvider> OpenOn(FaultyBacking store, bool readOnly)
        => (readOnly ? Open(store, true) : Open(store)).TryGetValue(out Subject subject, out MemoryError error)
            ? (MemoryResult<IMemoryProvider>)subject
            : error;
}
