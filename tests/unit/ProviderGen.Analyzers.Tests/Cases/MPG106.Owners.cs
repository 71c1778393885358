namespace ProviderGen.Analyzers.Tests.Cases;

/// <summary>The cases in which something else owns the provider.</summary>
internal sealed partial class MPG106
{
    private void Owners()
    {
        IsSilent("returned, stored, captured or passed on", """
            class Holder
            {
                private IMemoryProvider? _field;
                private readonly List<IMemoryProvider> _all = [];
                HeapMemoryProvider Returned() { var p = new HeapMemoryProvider(); p.Grow(1); return p; }
                MemoryResult<HeapMemoryProvider> Result() { var p = new HeapMemoryProvider(); return p; }
                void Stored() { var p = new HeapMemoryProvider(); _field = p; }
                void Added() { var p = new HeapMemoryProvider(); _all.Add(p); }
                void Array() { var p = new HeapMemoryProvider(); IMemoryProvider[] all = [p]; all[0].Dispose(); }
                Action Captured() { var p = new HeapMemoryProvider(); return () => p.Dispose(); }
                void Passed() { var p = new HeapMemoryProvider(); Dispose(p); }
                void Alias() { var p = new HeapMemoryProvider(); IDisposable q = p; q.Dispose(); }
                void Matched() { var p = new HeapMemoryProvider(); if (p is IDisposable q) q.Dispose(); }
                void Stream() { var p = new HeapMemoryProvider(); using var s = p.AsStream(leaveOpen: false); }
                void Out(out HeapMemoryProvider q) { var p = new HeapMemoryProvider(); q = p; }
                IEnumerable<IMemoryProvider> Yielded() { var p = new HeapMemoryProvider(); yield return p; }
                static void Dispose(IDisposable p) => p.Dispose();
            }
            """);

        IsSilent("not made here", """
            class Cache
            {
                public static HeapMemoryProvider Shared { get; } = new();
                public static MemoryResult<HeapMemoryProvider> Get() => Shared;
                void Use(IMemoryProvider given, Func<HeapMemoryProvider> make)
                {
                    var a = Shared;
                    var b = Get().Value;
                    var c = given;
                    var d = given ?? new HeapMemoryProvider();
                    var e = make();
                    a.Grow(1); b.Grow(1); c.Grow(1); d.Grow(1); e.Grow(1);
                }
            }
            """);

        IsSilent("a decorator, whose inner provider is disposed", """
            using var inner = new HeapMemoryProvider();
            var outer = new Decorator(inner);
            outer.Touch();

            class Decorator(IMemoryProvider inner) : IMemoryProvider
            {
                public void Touch() => _ = inner.Size;
                public int PageSize => inner.PageSize;
                public long Pages => inner.Pages;
                public long Size => inner.Size;
                public bool IsReadOnly => inner.IsReadOnly;
                public MemoryResult<long> Grow(long pages) => inner.Grow(pages);
                public MemoryResult Read(long offset, Span<byte> destination) => inner.Read(offset, destination);
                public MemoryResult Write(long offset, ReadOnlySpan<byte> source) => inner.Write(offset, source);
                public void Dispose() => inner.Dispose();
            }
            """);

        IsSilent("what hands itself on", """
            class Opener
            {
                MemoryResult<Provider> Open() { var p = new Provider(); return p.Check(); }
                IDisposable View() { var p = new Provider(); p.Grow(1); return p.View(); }
            }

            [MemoryProvider(StartsEmpty = true)]
            sealed partial class Provider
            {
                public MemoryResult<Provider> Check() => this;
                public IDisposable View() => this;
                private long LengthCore() => 0;
                private void GrowCore(long oldLength, long newLength) { }
                private Span<byte> SpanCore(long offset, int length) => default;
            }
            """);
    }
}
