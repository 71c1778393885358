using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG101Fix : FixCases
{
    private const string Throw = "MPG101.Throw";
    private const string Discard = "MPG101.Discard";

    public MPG101Fix()
        : base(Throw, Discard)
    {
        Fixes("a statement throws", """
            using var provider = new HeapMemoryProvider();
            // At first one page.
            [|provider.Grow(1)|]; // It is enough.
            {|MPG101:provider.Grow(2)|};
            """, """
            using var provider = new HeapMemoryProvider();
            // At first one page.
            provider.Grow(1).ThrowIfError(); // It is enough.
            {|MPG101:provider.Grow(2)|};
            """);

        Fixes("a statement discards", """
            using var provider = new HeapMemoryProvider();
            [|provider
                .Grow(1)|];
            """, """
            using var provider = new HeapMemoryProvider();
            _ = provider
                .Grow(1);
            """, Discard);

        Fixes("a chain throws", """
            class Holder
            {
                public IDurableMemoryProvider? Provider { get; set; }

                static void Save(Holder? holder) => [|holder?.Provider?.Flush()|];
            }
            """, """
            class Holder
            {
                public IDurableMemoryProvider? Provider { get; set; }

                static void Save(Holder? holder) => holder?.Provider?.Flush().ThrowIfError();
            }
            """);

        Fixes("a chain discards", """
            IDurableMemoryProvider? provider = null;
            Action save = () => [|provider?.Flush()|];
            """, """
            IDurableMemoryProvider? provider = null;
            Action save = () => _ = provider?.Flush();
            """, Discard);

        Fixes("what is awaited throws", """
            using var provider = new HeapMemoryProvider();
            [|await Task.Run(() => provider.Grow(1))|];
            """, """
            using var provider = new HeapMemoryProvider();
            (await Task.Run(() => provider.Grow(1))).ThrowIfError();
            """);

        OffersNothing("a task that is not awaited does not throw", """
            using var provider = new HeapMemoryProvider();
            [|Task.Run(() => provider.Grow(1))|];
            """, Throw);

        OffersNothing("where a parameter is called like the discard", """
            using var provider = new HeapMemoryProvider();
            Parallel.For(0, 4, _ => [|provider.Read(0, new byte[1])|]);
            """, Discard);

        FixesAll("all throw, those inside others too", Throw, ("""
            using var provider = new HeapMemoryProvider();
            [|Run(() => { [|provider.Grow(1)|]; return MemoryResult.Ok; })|];
            for (; provider.Pages < 4; [|provider.Grow(1)|]) [|provider.Grow(1)|];
            static MemoryResult Run(Func<MemoryResult> work) => work();
            """, """
            using var provider = new HeapMemoryProvider();
            Run(() => { provider.Grow(1).ThrowIfError(); return MemoryResult.Ok; }).ThrowIfError();
            for (; provider.Pages < 4; provider.Grow(1).ThrowIfError()) provider.Grow(1).ThrowIfError();
            static MemoryResult Run(Func<MemoryResult> work) => work();
            """), ("""
            static class Uses
            {
                static void Save(IDurableMemoryProvider provider) => [|provider.Flush()|];
            }
            """, """
            static class Uses
            {
                static void Save(IDurableMemoryProvider provider) => provider.Flush().ThrowIfError();
            }
            """));

        FixesAll("all discard", Discard, ("""
            using var provider = new HeapMemoryProvider();
            [|provider.Grow(1)|];
            Action<int> read = _ => [|provider.Read(0, new byte[1])|];
            """, """
            using var provider = new HeapMemoryProvider();
            _ = provider.Grow(1);
            Action<int> read = _ => [|provider.Read(0, new byte[1])|];
            """), ("""
            static class Uses
            {
                static void Save(IDurableMemoryProvider provider) { [|provider.Flush()|]; }
            }
            """, """
            static class Uses
            {
                static void Save(IDurableMemoryProvider provider) { _ = provider.Flush(); }
            }
            """));
    }
}
