namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed partial class MPG106
{
    private void Conditions()
    {
        IsSilent("disposed through a conversion", """
            var a = new HeapMemoryProvider();
            (a as IDisposable)?.Dispose();
            IMemoryProvider b = new HeapMemoryProvider();
            ((IDisposable)b)?.Dispose();
            var c = new HeapMemoryProvider();
            using (c as IDisposable) c.Grow(1);
            """);

        IsSilent("disposed under the opposite of an earlier condition", """
            enum Mode { Keep, Close }

            class Uses
            {
                private bool _keeps;
                private Mode Mode { get; set; }

                static void Parameter(bool quick)
                {
                    var p = new HeapMemoryProvider();
                    if (quick) p.Dispose(); else p.Grow(1);
                    if (!quick) p.Dispose();
                }

                void Field()
                {
                    var p = new HeapMemoryProvider();
                    if (_keeps) { p.Grow(1); p.Dispose(); }
                    if (!_keeps) p.Dispose();
                }

                void Property()
                {
                    var p = new HeapMemoryProvider();
                    if (Mode == Mode.Keep) { p.Grow(1); p.Dispose(); }
                    if (Mode != Mode.Keep) p.Dispose();
                }

                void Switch(int kind)
                {
                    var p = new HeapMemoryProvider();
                    if (kind > 1) p.Dispose();
                    switch (kind) { case 0: case 1: p.Dispose(); break; default: break; }
                }

                void Pattern(object? state)
                {
                    var p = new HeapMemoryProvider();
                    if (state is string or null) p.Dispose();
                    if (state is not (string or null)) p.Dispose();
                }
            }
            """);

        IsSilent("disposed by a helper, however it gets the provider", """
            static class Helpers
            {
                public static void DisposeQuietly(this IMemoryProvider provider) => provider.Dispose();
                public static void Release(in HeapMemoryProvider provider) => provider.Dispose();

                static void Extension() { var p = new HeapMemoryProvider(); p.DisposeQuietly(); }
                static void Chain() { HeapMemoryProvider? p = new(); p?.DisposeQuietly(); }
                static void Static() { var p = new HeapMemoryProvider(); DisposeQuietly(p); }
                static void In() { var p = new HeapMemoryProvider(); Release(in p); }
                static void Converted() { var p = new HeapMemoryProvider(); (p as IMemoryProvider).DisposeQuietly(); }
                static void Group() { var p = new HeapMemoryProvider(); Action end = p.Dispose; end(); }
                static void Pair() { var p = new HeapMemoryProvider(); var pair = (p, 1); pair.p.Dispose(); }
                static void Params() { var p = new HeapMemoryProvider(); All(p, p); }
                static void All(params IDisposable[] all) { foreach (IDisposable one in all) one.Dispose(); }
            }
            """);

        IsSilent("disposed by a method of the provider's class", """
            static class Uses
            {
                static void Finish() { var p = new Provider(); p.Grow(1); p.Finish(); }
                static void Chain() { Provider? p = new(); p?.Finish(); }
                static bool Checked() { var p = new Provider(); return p.Complete().IsOk; }
            }

            [MemoryProvider(StartsEmpty = true)]
            sealed partial class Provider
            {
                public void Finish() => Dispose();
                public MemoryResult Complete() { Dispose(); return MemoryResult.Ok; }
                private long LengthCore() => 0;
                private void GrowCore(long oldLength, long newLength) { }
                private Span<byte> SpanCore(long offset, int length) => default;
            }
            """);
    }
}
