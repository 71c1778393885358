using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed partial class MPG106 : RuleCases
{
    public MPG106()
    {
        Reports("a program", """
            var [|provider|] = new HeapMemoryProvider();
            provider.Grow(1);
            """, message: "'provider' is never disposed");

        Reports("every way to open", """
            var [|a|] = WasiMemoryProvider.Open("a").Value;
            IMemoryProvider [|b|] = WasiMemoryProvider.Open("b").ThrowIfError();
            if (!WasiMemoryProvider.Open("c").TryGetValue(out var [|c|], out var error)) return;
            var ([|d|], failure) = WasiMemoryProvider.Open("d");
            if (failure is not null) return;
            var opened = HeapMemoryProvider.FromImage([]);
            if (!opened.IsOk) return;
            var [|e|] = opened.Value;
            HeapMemoryProvider [|f|];
            f = new();
            """);

        Reports("a way out before it is disposed", """
            static long Count(string path, bool quick)
            {
                var [|provider|] = WasiMemoryProvider.Open(path).Value;
                if (quick)
                    return 0;
                long pages = provider.Pages;
                provider.Dispose();
                return pages;
            }
            Count("a", true);
            """);

        Reports("a loop, and one that is overwritten", """
            foreach (string path in args)
            {
                var [|one|] = WasiMemoryProvider.Open(path).Value;
                one.Flush();
            }

            var [|other|] = new HeapMemoryProvider();
            other = new HeapMemoryProvider();
            other.Dispose();
            """);

        Reports("a use that shows that it was opened", """
            var ([|provider|], _) = WasiMemoryProvider.Open("a");
            provider!.Grow(1);
            """);

        Reports("a lambda and a local function", """
            Action run = () => { var [|one|] = new HeapMemoryProvider(); one.Grow(1); };
            void Run() { HeapMemoryProvider? [|two|] = new(); two?.Grow(1); }
            run();
            Run();
            """);

        Reports("a failure that is caught around it", """
            var [|provider|] = new HeapMemoryProvider();
            try { provider.Grow(1).ThrowIfError(); }
            catch (MemoryException) { Console.WriteLine(provider.Size); }
            """);

        Reports("an asynchronous method, and typed access", """
            var [|provider|] = new HeapMemoryProvider();
            await Task.Yield();
            provider.Write(0, 42);
            using var copy = new HeapMemoryProvider();
            copy.CopyTo(copy);
            """);

        Reports("a type parameter", """
            static void Try<T>() where T : IMemoryProvider, new()
            {
                var [|provider|] = new T();
                provider.Grow(1);
            }
            Try<HeapMemoryProvider>();
            """);

        Reports("a conversion that gives nothing away", """
            var [|provider|] = WasiMemoryProvider.Open("a").Value;
            (provider as IMemoryProvider)?.Grow(1);
            ((IDurableMemoryProvider)provider).Flush();
            """);

        Reports("a condition about the provider itself", """
            var [|provider|] = WasiMemoryProvider.Open("a").Value;
            if (provider.Pages > 0) provider.Dispose();
            """);

        Silences();
        Conditions();
        Owners();
        Passes();
    }

    private void Silences()
    {
        IsSilent("using, in every form", """
            using var a = new HeapMemoryProvider();
            using (var b = WasiMemoryProvider.Open("b").Value) b.Grow(1);
            var c = new HeapMemoryProvider();
            using (c) c.Grow(1);
            var (d, error) = WasiMemoryProvider.Open("d");
            using (d) Console.WriteLine(error);
            """);

        IsSilent("disposed on every way", """
            HeapMemoryProvider? provider = null;
            try
            {
                provider = new HeapMemoryProvider();
                if (args.Length > 0) return;
                provider.Grow(1);
            }
            finally
            {
                provider?.Dispose();
            }
            """);

        IsSilent("disposed on either way, or not opened", """
            if (WasiMemoryProvider.Open("a").TryGetValue(out var a)) { a.Grow(1); a.Dispose(); }
            var (b, failure) = WasiMemoryProvider.Open("b");
            if (failure != null) return;
            switch (args.Length)
            {
                case 0: b!.Dispose(); break;
                default: ((IDisposable)b!).Dispose(); break;
            }
            """);

        IsSilent("disposed where it is not null", """
            var (provider, _) = WasiMemoryProvider.Open("a");
            if (provider is not null)
            {
                provider.Grow(1);
                provider.Dispose();
            }
            """);

        IsSilent("an outcome that is kept, and asked later", """
            bool isOpen = WasiMemoryProvider.Open("a").TryGetValue(out var provider, out _);
            Console.WriteLine(isOpen);
            if (isOpen) provider!.Dispose();
            """);

        IsSilent("opened and disposed under one condition", """
            HeapMemoryProvider? provider = null;
            if (args.Length > 0) provider = new HeapMemoryProvider();
            if (args.Length > 0) provider!.Dispose();
            var other = new HeapMemoryProvider();
            bool done = false;
            if (args.Length > 1) { other.Dispose(); done = true; }
            if (!done) other.Dispose();
            """);

        IsSilent("disposed in a loop before the next one", """
            HeapMemoryProvider? provider = null;
            foreach (string path in args)
            {
                provider?.Dispose();
                provider = new HeapMemoryProvider();
            }
            provider?.Dispose();
            """);

        IsSilent("ways that only an exception takes", """
            var provider = new HeapMemoryProvider();
            if (args.Length > 0) throw new InvalidOperationException();
            if (args.Length > 1) Environment.FailFast("no");
            try { provider.Grow(1).ThrowIfError(); provider.Dispose(); }
            catch (MemoryException exception) { Console.WriteLine(exception); }
            """);

        IsSilent("a service that never ends", """
            var provider = new HeapMemoryProvider();
            while (true) { provider.Grow(1); Thread.Sleep(1000); }
            """);
    }

    private void Passes()
    {
        IsSilent("other disposables", """
            var stream = new MemoryStream();
            stream.WriteByte(0);
            var result = MemoryResult.Ok;
            var opened = WasiMemoryProvider.Open("a");
            Console.WriteLine(opened.Error);
            """);

        IsSilent("a place elsewhere, through a reference", """
            var open = new Dictionary<string, IMemoryProvider?>();
            foreach (string path in args)
            {
                ref IMemoryProvider? slot = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(open, path, out bool exists);
                if (!exists)
                    slot = WasiMemoryProvider.Open(path).Value;
            }
            """);

        Reports("functions inside of a try", """
            using var other = new HeapMemoryProvider();
            try
            {
                Action lambda = () =>
                {
                    var [|a|] = WasiMemoryProvider.Open("a").Value;
                    a.Grow(1);
                };
                Local();
                void Local()
                {
                    var b = WasiMemoryProvider.Open("b").Value;
                    if (b.Grow(1).IsOk) b.Dispose();
                    else b.Dispose();
                }
            }
            catch (IOException)
            {
            }
            """);
    }
}
