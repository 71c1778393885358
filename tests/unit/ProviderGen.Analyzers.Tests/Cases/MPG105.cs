using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed partial class MPG105 : RuleCases
{
    public MPG105()
    {
        ReportsParallelBodies();
        ReportsStartedFunctions();
        PassesParallelBodies();
        PassesStartedFunctions();
    }

    private void ReportsParallelBodies()
    {
        Reports("a parallel loop", """
            using var provider = new HeapMemoryProvider();
            Parallel.For(0, 8, i =>
            {
                [|provider.Write(i, 1L)|];
                [|provider.Write(i, [1])|];
                provider.Read(i, new byte[1]);
                if (i == 7) [|provider.Grow(1)|];
            });
            """, message: "'Write' may run while another thread uses 'provider'");

        Reports("other loops", """
            using var provider = WasiMemoryProvider.Open("a").Value;
            Parallel.ForEach(args, _ => [|provider.Flush()|]);
            args.AsParallel().ForAll(_ => { using var one = new HeapMemoryProvider(); [|one.CopyTo(provider)|]; });
            await Parallel.ForEachAsync(args, async (_, token) => { await Task.Yield(); provider?[|.Dispose()|]; });
            """);

        Reports("a field, and a local function", """
            class Image(IMemoryProvider given)
            {
                private readonly IMemoryProvider _field = given;
                private static IMemoryProvider Shared { get; } = new HeapMemoryProvider();

                public void Fill(long pages)
                {
                    Parallel.For(0, pages, Page);
                    void Page(long page)
                    {
                        [|_field.Write(page, 1)|];
                        [|Shared.Write(page, 1)|];
                        [|given.Write(page, 1)|];
                    }
                }
            }
            """);

        Reports("two at once", """
            using var provider = new HeapMemoryProvider();
            Parallel.Invoke(
                () => [|provider.Grow(1)|],
                () => provider.Read(0, new byte[1]));
            """);

        Reports("a function beside itself", """
            using var provider = new HeapMemoryProvider();
            Parallel.Invoke(Work, Work);
            void Work() => [|provider.Grow(1)|];
            """);
    }

    private void PassesParallelBodies()
    {
        IsSilent("reads alone", """
            using var provider = new HeapMemoryProvider();
            Parallel.For(0, 8, i => { provider.Read(i, new byte[1]); Console.WriteLine(provider.Read<int>(i).IsOk && provider.Size > 0); });
            var task = Task.Run(() => provider.Read(0, new byte[1]));
            provider.Read(0, new byte[1]);
            await task;
            """);

        IsSilent("a provider for each", """
            var providers = new HeapMemoryProvider[8];
            Parallel.For(0, 8, i => { using var provider = new HeapMemoryProvider(); provider.Grow(1); });
            Parallel.ForEach(providers, provider => provider.Grow(1));
            Parallel.For(0, 8, i => providers[i].Grow(1));
            using var mine = new ThreadLocal<HeapMemoryProvider>(() => new());
            Parallel.For(0, 8, i => mine.Value!.Grow(1));
            using HeapMemoryProvider one = new(), other = new();
            Parallel.Invoke(() => one.Grow(1), () => other.Grow(1));
            """);

        IsSilent("what never changes, beside a change", """
            using var provider = new HeapMemoryProvider();
            Parallel.Invoke(() => provider.Grow(1), () => Console.WriteLine(nameof(provider) + provider.PageSize));
            Task task = Task.Run(() => provider.Grow(1));
            Task other = Task.Run(() => Console.WriteLine(((IMemoryProvider)provider).PageSize));
            await Task.WhenAll(task, other);
            """);

        IsSilent("one of each thread", """
            class Worker
            {
                [ThreadStatic] private static HeapMemoryProvider? _provider;
                private HeapMemoryProvider Fresh => new();
                void Run() => Parallel.For(0, 8, i => { _provider ??= new(); _provider.Grow(1); Fresh.Grow(1); });
            }
            """);

        IsSilent("under a lock", """
            using var provider = new HeapMemoryProvider();
            var gate = new Lock();
            var turn = new SemaphoreSlim(1);
            Parallel.For(0, 8, i => { lock (gate) { provider.Write(i, 1); } });
            Parallel.For(0, 8, i => { lock (provider) provider.Write(i, 1); });
            Parallel.For(0, 8, i => { using (gate.EnterScope()) provider.Write(i, 1); });
            Parallel.For(0, 8, i => { Monitor.Enter(provider); try { provider.Write(i, 1); } finally { Monitor.Exit(provider); } });
            await Parallel.ForAsync(0, 8, async (i, token) => { await turn.WaitAsync(token); provider.Write(i, 1); turn.Release(); });
            """);

        IsSilent("a loop of another kind", """
            using var provider = new HeapMemoryProvider();
            Array.ForEach(args, text => provider.Write(0, text.Length));
            args.ToList().ForEach(text => provider.Grow(1));
            Parallel.For(0, 8, i => provider.Read(0, new byte[1]));
            provider.Write(0, 1);
            """);

        IsSilent("locks of other libraries", """
            using var provider = new HeapMemoryProvider();
            var gate = new Gate();
            await Parallel.ForEachAsync(args, async (path, token) =>
            {
                using (await gate.LockAsync(token))
                    provider.Write(0, [1]);
            });
            Parallel.ForEach(args, path =>
            {
                using (gate.Enter())
                    provider.Write(0, [1]);
            });

            sealed class Gate
            {
                public Task<IDisposable> LockAsync(CancellationToken token) => throw new NotSupportedException();
                public IDisposable Enter() => throw new NotSupportedException();
            }
            """);

        IsSilent("a loop that runs one round at a time", """
            using var provider = new HeapMemoryProvider();
            Parallel.ForEach(args, new ParallelOptions { MaxDegreeOfParallelism = 1 }, path => provider.Write(0, [1]));
            """);
    }
}
