using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG107 : RuleCases
{
    public MPG107()
    {
        Reports("every operation", """
            var provider = WasiMemoryProvider.Open("a").Value;
            provider.Dispose();
            [|provider.Grow(1)|];
            [|provider.Read(0, new byte[1])|];
            _ = [|provider.Write(0, [1])|].IsOk;
            [|provider.Flush()|];
            Console.WriteLine([|provider.Size|] + [|provider.Pages|]);
            """, message: "'provider' is used after it was disposed");

        Reports("after a using statement", """
            var provider = new HeapMemoryProvider();
            using (provider) provider.Grow(1);
            if (args.Length > 0) [|provider.Write<long>(0, 1)|];
            """);

        Reports("after a finally block, and whatever the way", """
            var provider = new HeapMemoryProvider();
            try { if (args.Length > 0) provider.Grow(1); }
            finally { ((IDisposable)provider).Dispose(); }
            provider?[|.Grow(1)|];
            """);

        Reports("in a handler, and in a loop", """
            IMemoryProvider provider = new HeapMemoryProvider();
            provider.Dispose();
            try { Console.WriteLine(); }
            catch (IOException) { [|provider.Grow(1)|]; }
            while (args.Length > 0) [|provider.Grow(1)|];
            """);

        Reports("disposed on each of two ways", """
            using var provider = new HeapMemoryProvider();
            if (args.Length > 0) provider.Dispose();
            else { provider.Grow(1); provider.Dispose(); }
            [|provider.Grow(1)|];
            """);

        Reports("a lambda of its own", """
            Func<long> count = () =>
            {
                if (!WasiMemoryProvider.Open("a").TryGetValue(out var provider)) return 0;
                provider.Dispose();
                return [|provider.Pages|];
            };
            count();
            """);

        Reports("finally blocks inside of others, and filters", """
            var provider = new HeapMemoryProvider();
            try
            {
                try { provider.Grow(1); }
                catch (IOException e) when (e.HResult == 1) { provider.Grow(2); }
                finally { try { Console.WriteLine(); } finally { provider.Dispose(); } }
                [|provider.Grow(3)|];
            }
            finally { Console.WriteLine(); }
            try { Console.WriteLine(); }
            catch (IOException) when ([|provider.Size|] > 0) { }
            finally { [|provider.Grow(4)|]; }
            """);

        Reports("one among many that are disposed in order", $$"""
            var provider = new HeapMemoryProvider();
            provider.Dispose();
            {{string.Concat(Enumerable.Range(0, 9).Select(i => $"using var p{i} = new HeapMemoryProvider();\n"))}}
            [|provider.Grow(1)|];
            """);

        IsSilent("disposed at the end", """
            using var provider = new HeapMemoryProvider();
            provider.Grow(1);
            var other = new HeapMemoryProvider();
            try { other.Grow(1); }
            finally { other.Dispose(); }
            """);

        IsSilent("disposed perhaps", """
            var provider = new HeapMemoryProvider();
            if (args.Length > 0) provider.Dispose();
            provider.Grow(1);
            provider.Dispose();
            """);

        IsSilent("disposed on a way that leaves", """
            var provider = new HeapMemoryProvider();
            if (args.Length > 0) { provider.Dispose(); return; }
            provider.Grow(1);
            provider.Dispose();
            """);

        IsSilent("another one since", """
            var provider = new HeapMemoryProvider();
            provider.Dispose();
            provider = new HeapMemoryProvider();
            provider.Grow(1);
            provider.Dispose();
            """);

        IsSilent("a loop with one for each round", """
            while (args.Length > 0)
            {
                var provider = new HeapMemoryProvider();
                provider.Grow(1);
                provider.Dispose();
            }
            """);

        IsSilent("a finally block that an exception may reach before", """
            var provider = new HeapMemoryProvider();
            try { provider.Grow(1); provider.Dispose(); }
            catch (IOException) { Console.WriteLine(provider.Size); provider.Dispose(); }
            finally { provider.Dispose(); }
            var other = new HeapMemoryProvider();
            try { other.Grow(1); other.Dispose(); }
            finally { Console.WriteLine(other.Size); }
            """);

        IsSilent("a filter that is asked before the finally block", """
            var provider = new HeapMemoryProvider();
            try
            {
                try { provider.Grow(1); }
                finally { provider.Dispose(); }
            }
            catch (IOException) when (provider.Size > 0) { }
            """);

        IsSilent("what may still be done", """
            var provider = WasiMemoryProvider.Open("a").Value;
            provider.Dispose();
            provider.Dispose();
            Console.WriteLine(provider.Path + provider.PageSize + provider.IsReadOnly + nameof(provider.Size));
            """);

        IsSilent("captured, or passed on", """
            var provider = new HeapMemoryProvider();
            Action dispose = provider.Dispose;
            dispose();
            provider.Grow(1);
            HeapMemoryProvider other = new();
            other.Dispose();
            Reopen(ref other);
            other.Grow(1);
            static void Reopen(ref HeapMemoryProvider provider) => provider = new();
            """);

        IsSilent("another local of that kind", """
            var first = new HeapMemoryProvider();
            var second = new HeapMemoryProvider();
            first.Dispose();
            second.Grow(1);
            second.Dispose();
            """);

        IsSilent("another type", """
            var stream = new MemoryStream();
            stream.Dispose();
            Console.WriteLine(stream.Length);
            """);
    }
}
