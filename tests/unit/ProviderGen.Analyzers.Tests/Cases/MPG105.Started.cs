namespace ProviderGen.Analyzers.Tests.Cases;

/// <summary>The cases of functions that tasks and threads run.</summary>
internal sealed partial class MPG105
{
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
    }
}
