using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG105 : RuleCases
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
    }

    private void ReportsStartedFunctions()
    {
        Reports("a task that nobody waits for", """
            var provider = new HeapMemoryProvider();
            Task.Run(() => [|provider.Write(0, 1)|]);
            Console.WriteLine(provider.Size);
            """);

        Reports("a task that is waited for too late", """
            using var provider = new HeapMemoryProvider();
            Task task = Task.Factory.StartNew(() => { [|provider.Grow(1)|]; });
            provider.Read(0, new byte[1]);
            await task;
            """);

        Reports("a provider that is disposed when the method returns", """
            static Task Fill(string path)
            {
                using var provider = WasiMemoryProvider.Open(path).Value;
                return Task.Run(() => { [|provider.Write(0, 1)|]; });
            }
            await Fill("a");
            """);

        Reports("one task for each round of a loop", """
            using var provider = new HeapMemoryProvider();
            var tasks = new List<Task>();
            for (int i = 0; i < 8; i++)
            {
                int at = i;
                tasks.Add(Task.Run(() => [|provider.Write(at, 1)|]));
            }

            Task.WaitAll(tasks.ToArray());
            """);

        Reports("threads", """
            using var provider = new HeapMemoryProvider();
            var thread = new Thread(() => [|provider.Write(0, 1)|]);
            thread.Start();
            provider.Write(0, 2);
            thread.Join();
            new Thread(Work).Start();
            ThreadPool.QueueUserWorkItem(_ => [|provider.Write(0, 1)|]);
            void Work() => [|provider.Grow(1)|];
            """);

        Reports("a function that is started twice is reported once", """
            using var provider = new HeapMemoryProvider();
            Task first = Task.Run(Work), second = Task.Run(Work);
            Parallel.Invoke(Work, Work);
            Parallel.For(0, 8, _ => Work());
            Parallel.For(0, 8, Each);
            Parallel.For(0, 8, Each);
            await Task.WhenAll(first, second);
            void Work() => [|provider.Grow(1)|];
            void Each(int i) => [|provider.Write(i, 1)|];
            """);

        Reports("two tasks before either is awaited", """
            using var provider = new HeapMemoryProvider();
            await Task.WhenAll(Task.Run(() => [|provider.Write(0, 1)|]), Task.Run(() => provider.Write(0, 2)));
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
    }

    private void PassesStartedFunctions()
    {
        IsSilent("waited for", """
            using var provider = new HeapMemoryProvider();
            await Task.Run(() => provider.Write(0, 1));
            await Task.Run(() => provider.Write(0, 2)).ConfigureAwait(false);
            Task.Run(() => provider.Write(0, 3)).Wait();
            _ = Task.Run(() => provider.Write(0, 4)).Result;
            var task = Task.Run(() => provider.Grow(1));
            Console.WriteLine(args.Length);
            long before = (await task).Value;
            foreach (string text in args) await Task.Run(() => provider.Write(0, text.Length));
            """);

        IsSilent("threads that are joined", """
            using var provider = new HeapMemoryProvider();
            var thread = new Thread(() => provider.Write(0, 1));
            thread.Start();
            thread.Join();
            using var done = new ManualResetEventSlim();
            ThreadPool.QueueUserWorkItem(_ => { provider.Write(0, 1); done.Set(); });
            done.Wait();
            provider.Write(0, 2);
            """);

        IsSilent("the only one to use it", """
            class Worker(IMemoryProvider provider)
            {
                private Task? _task;
                public Task Fill() => Task.Run(() => provider.Write(0, 1));
                public void Start() { Console.WriteLine(provider.Size); _task = Task.Run(() => provider.Write(0, 1)); }
                public void Forget(IMemoryProvider other) { _ = Task.Run(() => provider.Write(0, 1)); other.Write(0, 1); }
            }
            """);

        IsSilent("waited for perhaps, or by others", """
            var provider = new HeapMemoryProvider();
            Task? task = null;
            if (args.Length > 0) task = Task.Run(() => provider.Write(0, 1));
            if (task is not null) await task;
            provider.Write(0, 2);
            Watch(Task.Run(() => provider.Write(0, 3)));
            Finish();
            provider.Write(0, 4);
            static void Watch(Task task) { }
            static void Finish() { }
            """);

        IsSilent("tasks of a collection", """
            using HeapMemoryProvider one = new(), other = new();
            Task[] tasks = [Task.Run(() => one.Grow(1)), Task.Run(() => other.Grow(1))];
            await Task.WhenAll(tasks);
            one.Grow(1);
            """);

        IsSilent("a provider for each round of a loop", """
            var tasks = new List<Task>();
            foreach (var one in new List<HeapMemoryProvider>()) tasks.Add(Task.Run(() => one.Grow(1)));
            foreach (string path in args)
            {
                var two = WasiMemoryProvider.Open(path).Value;
                tasks.Add(Task.Run(() => { two.Grow(1); two.Dispose(); }));
                if (WasiMemoryProvider.Open(path).TryGetValue(out var three)) tasks.Add(Task.Run(() => three.Grow(1)));
                var (four, _) = WasiMemoryProvider.Open(path);
                tasks.Add(Task.Run(() => four!.Grow(1)));
            }
            await Task.WhenAll(tasks);
            """);

        IsSilent("another provider since", """
            var provider = new HeapMemoryProvider();
            var first = provider;
            Task task = Task.Run(() => first.Grow(1));
            provider = new HeapMemoryProvider();
            provider.Grow(1);
            await task;
            """);

        IsSilent("locals that are their own value, while the code is typed", """
            using var provider = new HeapMemoryProvider();
            Action work = new Action({|CS0165:work|});
            Task.Run(work);
            object[] both = [{|CS0165:both|}, both];
            Task.Factory.StartNew(_ => { }, both);
            provider.Grow(1);
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

        Reports("a function beside itself", """
            using var provider = new HeapMemoryProvider();
            Parallel.Invoke(Work, Work);
            void Work() => [|provider.Grow(1)|];
            """);

        Reports("what a lambda starts inside of a try", """
            using var provider = new HeapMemoryProvider();
            try
            {
                Action start = () =>
                {
                    Task.Run(() => [|provider.Grow(1)|]);
                    provider.Write(0, [1]);
                };
                start();
            }
            catch (IOException)
            {
            }
            """);
    }
}
