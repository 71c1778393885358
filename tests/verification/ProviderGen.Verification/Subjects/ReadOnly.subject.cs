using System;
using ProviderGen;
using ProviderGen.Testing;

namespace Shelves;

/// <summary>A backing that can be addressed and is never changed, with every optional primitive that fits.</summary>
[MemoryProvider(PageSize = PAGE_SIZE, MaxPages = MAX_PAGES, ReadOnly = true)]
public sealed partial class Subject
{
    private readonly FaultyBacking _store;
    private bool _owns;

    // What happens at the primitives that no backing takes part in, by their names.
    public static Action<string> Hook = _ => { };

    private Subject(FaultyBacking store)
    {
        Hook("constructor");
        _store = store;
    }

    [Obsolete("For generated code alone, which has to silence what is said of it.")]
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

    private long LengthCore() => _store.AskLength();

    private ReadOnlySpan<byte> SpanCore(long offset, int length) => _store.Span(offset, length);

    private void DisposeCore()
    {
        if (_owns)
            _store.Release();
        Hook("DisposeCore");
    }

    public static MemoryResult<IMemoryProvider> OpenOn(FaultyBacking store, bool readOnly)
        => Open(store).TryGetValue(out Subject subject, out MemoryError error)
            ? (MemoryResult<IMemoryProvider>)subject
            : error;
}
