using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG101 : RuleCases
{
    public MPG101()
    {
        Reports("calls as statements", """
            using var provider = new HeapMemoryProvider();
            [|provider.Grow(1)|];
            [|provider.Write(0, "hello"u8)|];
            [|provider.Write(8, 42L)|];
            [|provider.ReadInPlace(0, 1, 0, (run, state) => { })|];
            """, message: "The result of 'Grow' is ignored, and so is its error");

        Reports("through the interface, a type parameter and a method of one's own", """
            static class Uses
            {
                static void Durable(IDurableMemoryProvider provider) => [|provider.Flush()|];

                static void Any<T>(T provider) where T : IMemoryProvider { [|provider.Grow(1)|]; }

                static MemoryResult Save() => MemoryResult.Ok;

                static void All() => [|Save()|];

                static MemoryResult? Perhaps() => null;

                static void Maybe() => [|Perhaps()|];
            }
            """);

        Reports("bodies that return nothing", """
            class Holder
            {
                readonly IDurableMemoryProvider provider;

                public Holder(IDurableMemoryProvider given) => [|(provider = given).Flush()|];

                public int Pages { set => [|provider.Grow(value)|]; }

                public event Action Changed { add => [|provider.Flush()|]; remove { } }

                public void Save()
                {
                    Local();
                    void Local() => [|provider.Flush()|];
                }
            }
            """);

        Reports("lambdas for delegates that return nothing", """
            using var provider = new HeapMemoryProvider();
            Action grow = () => [|provider.Grow(1)|];
            Parallel.For(0, 4, i => [|provider.Read(i, new byte[1])|]);
            new List<long> { 1 }.ForEach(delegate(long offset) { [|provider.Write(offset, 1)|]; });
            Func<Task> later = async () => [|await Task.Run(() => provider.Grow(1))|];
            """);

        Reports("conditional chains", """
            class Holder
            {
                public IDurableMemoryProvider? Provider { get; set; }

                static void Save(Holder? holder)
                {
                    [|holder?.Provider?.Flush()|];
                    [|holder?.Provider!.Grow(1)|];
                }
            }
            """, message: "The result of 'Flush' is ignored, and so is its error");

        Reports("the parts of a loop", """
            using var provider = new HeapMemoryProvider();
            for ([|provider.Grow(1)|]; provider.Pages < 4; [|provider.Grow(1)|]) { }
            """);

        Reports("tasks", """
            static class Uses
            {
                static ValueTask<MemoryResult> Save() => default;

                static async Task All(IMemoryProvider provider)
                {
                    [|await Save()|];
                    [|await Task.Run(() => provider.Grow(1)).ConfigureAwait(false)|];
                    Task<MemoryResult> saving = Save().AsTask();
                    [|await saving|];
                    [|Save()|];
                    [|Task.Run(() => provider.Grow(1))|];
                }
            }
            """, message: "The result of 'Save' is ignored, and so is its error");

        Reports("what a delegate returns", """
            using var provider = new HeapMemoryProvider();
            Func<MemoryResult<long>> grow = () => provider.Grow(1);
            [|grow()|];
            [|grow.Invoke()|];
            """, message: "The result of 'grow' is ignored, and so is its error");

        IsSilent("discards on purpose", """
            using var provider = new HeapMemoryProvider();
            _ = provider.Grow(1);
            (_, _) = provider.Grow(1);
            var (_, _) = provider.Grow(1);
            Action grow = () => _ = provider.Grow(1);
            for (_ = provider.Grow(1); provider.Pages < 4; _ = provider.Grow(1)) { }
            """);

        IsSilent("results that are thrown, asked or stored", """
            using var provider = new HeapMemoryProvider();
            provider.Grow(1).ThrowIfError();
            provider?.Grow(1).ThrowIfError();
            if (!provider!.Write(0, 1).IsOk) return;
            var growth = provider.Grow(1);
            MemoryResult? last = null;
            last ??= provider.Write(0, 1);
            last = provider.Read(0, new byte[1]);
            if (provider.Grow(1) is { Error: { } error }) Console.WriteLine(error);
            """);

        IsSilent("results that are returned or forwarded", """
            static class Uses
            {
                static MemoryResult Save(IDurableMemoryProvider provider) => provider.Flush();

                static MemoryResult? Maybe(IDurableMemoryProvider? provider) { return provider?.Flush(); }

                static void Check(MemoryResult result) => result.ThrowIfError();

                static IEnumerable<MemoryResult> Each(IDurableMemoryProvider provider)
                {
                    Check(provider.Flush());
                    yield return provider.Flush();
                }

                static Func<MemoryResult> Later(IDurableMemoryProvider provider) => () => provider.Flush();
            }
            """);

        IsSilent("a lambda for a delegate that returns the result", """
            using var provider = new HeapMemoryProvider();
            Func<MemoryResult<long>> grow = () => provider.Grow(1);
            var sizes = Enumerable.Range(0, 4).Select(_ => provider.Grow(1)).ToList();
            Task<MemoryResult<long>> growing = Task.Run(() => provider.Grow(1));
            """);

        IsSilent("a task that is asked after it was awaited", """
            class Uses(Task<MemoryResult> pending)
            {
                readonly Task<MemoryResult> _stored = pending;

                async Task<bool> All(Task<MemoryResult> given, IMemoryProvider provider)
                {
                    Task<MemoryResult<long>> growing = Task.Run(() => provider.Grow(1));
                    await growing;
                    await given.ConfigureAwait(false);
                    await _stored;
                    await Task.WhenAll(given, _stored);
                    return growing.Result.IsOk && (await given).IsOk;
                }
            }
            """);

        IsSilent("calls that have no result", """
            using var provider = new HeapMemoryProvider();
            provider.Dispose();
            provider.ToString();
            provider.AsStream().Flush();
            provider.CopyTo(new HeapMemoryProvider()).ThrowIfError();
            new List<MemoryResult>().Add(provider.Write(0, 1));
            """);

        IsSilent("a call that is only described", """
            System.Linq.Expressions.Expression<Action<IDurableMemoryProvider>> saving = provider => provider.Flush();
            """);

        IsSilent("a result of somebody else", """
            struct MemoryResult<T> { }

            static class Uses
            {
                static MemoryResult<long> Grow() => default;

                static void All() { Grow(); }
            }
            """);
    }
}
