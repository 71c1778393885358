using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG110 : RuleCases
{
    public MPG110()
    {
        Reports("a constant", """
            using var first = WasiMemoryProvider.Open("data.img").Value;
            using var second = [|WasiMemoryProvider.Open("data.img")|].Value;
            """, message: "'first' still holds the same path");

        Reports("a constant by another name, and no local", """
            const string Name = "data.img";
            using IMemoryProvider first = WasiMemoryProvider.Open("data" + ".img").ThrowIfError();
            Console.WriteLine([|WasiMemoryProvider.Open(path: Name)|].Value.Size);
            """);

        Reports("a parameter and a local", """
            static void Copy(string path)
            {
                using var first = WasiMemoryProvider.Open(path).Value;
                using var second = [|WasiMemoryProvider.Open(path)|].Value;
            }

            var file = new FileInfo(args[0]);
            var one = WasiMemoryProvider.Open(file).Value;
            if (args.Length > 1)
                [|WasiMemoryProvider.Open(file)|].ThrowIfError().Dispose();
            one.Dispose();
            Copy(file.Name);
            """);

        Reports("one that is known to have been opened", """
            if (!WasiMemoryProvider.Open("a").TryGetValue(out var first, out _)) return;
            var (second, error) = [|WasiMemoryProvider.Open("a")|];
            second?.Dispose();
            first.Dispose();
            """);

        Reports("a third one once", """
            using var first = WasiMemoryProvider.Open("a").Value;
            using var second = [|WasiMemoryProvider.Open("a")|].Value;
            using var third = [|WasiMemoryProvider.Open("a")|].Value;
            """);

        IsSilent("one after the other", """
            using (var first = WasiMemoryProvider.Open("a").Value) first.Grow(1);
            using (var second = WasiMemoryProvider.Open("a").Value) second.Grow(1);
            var third = WasiMemoryProvider.Open("a").Value;
            third.Dispose();
            using var fourth = WasiMemoryProvider.Open("a").Value;
            """);

        IsSilent("other paths", """
            using var first = WasiMemoryProvider.Open("a").Value;
            using var second = WasiMemoryProvider.Open("b").Value;
            using var third = WasiMemoryProvider.Open(args[0]).Value;
            using var fourth = WasiMemoryProvider.Open(args[0]).Value;
            """);

        IsSilent("a path that changes", """
            string path = "a";
            using var first = WasiMemoryProvider.Open(path).Value;
            path += "b";
            using var second = WasiMemoryProvider.Open(path).Value;
            """);

        IsSilent("a file that is shared", """
            var shared = new FileMemoryProviderOptions { Lock = false };
            using var first = WasiMemoryProvider.Open("a", shared).Value;
            using var second = WasiMemoryProvider.Open("a", shared).Value;
            """);

        IsSilent("a file that is moved away", """
            using var first = WasiMemoryProvider.Open("a").Value;
            File.Move("a", "b");
            using var second = WasiMemoryProvider.Open("a").Value;
            """);

        IsSilent("one that perhaps is not open any more, or was not opened", """
            var first = WasiMemoryProvider.Open("a").Value;
            if (args.Length > 0) first.Dispose();
            using var second = WasiMemoryProvider.Open("a").Value;
            first.Dispose();
            var (third, _) = WasiMemoryProvider.Open("b");
            if (third is null) Console.WriteLine(WasiMemoryProvider.Open("b").Value.Size);
            using (third) Console.WriteLine();
            """);

        IsSilent("a rejection that is expected", """
            using var first = WasiMemoryProvider.Open("a").Value;
            Console.WriteLine(WasiMemoryProvider.Open("a").IsOk);
            Console.WriteLine(WasiMemoryProvider.Open("a").Error);
            Console.WriteLine($"rejected: {WasiMemoryProvider.Open("a")}");
            """);

        IsSilent("either the one or the other", """
            if (args.Length > 0)
            {
                using var first = WasiMemoryProvider.Open("a").Value;
            }
            else
            {
                using var second = WasiMemoryProvider.Open("a").Value;
            }
            """);

        IsSilent("rounds of a loop", """
            foreach (string path in args)
            {
                using var first = WasiMemoryProvider.Open(path).Value;
                first.Grow(1);
            }
            """);

        IsSilent("one that others may have disposed", """
            var first = WasiMemoryProvider.Open("a").Value;
            Finish(first);
            using var second = WasiMemoryProvider.Open("a").Value;
            static void Finish(IDisposable provider) => provider.Dispose();
            """);

        IsSilent("what is no path", """
            byte[] image = [];
            using var first = HeapMemoryProvider.FromImage(image).Value;
            using var second = HeapMemoryProvider.FromImage(image).Value;
            using var a = Table.Open("a").Value;
            using var b = Table.Open("a").Value;

            [MemoryProvider(StartsEmpty = true)]
            sealed partial class Table
            {
                private Table(string name) => _ = name;
                private long LengthCore() => 0;
                private void GrowCore(long oldLength, long newLength) { }
                private Span<byte> SpanCore(long offset, int length) => default;
            }
            """);

        IsSilent("providers that only read", """
            using var a = Table.Open("a").Value;
            using var b = Table.Open("a").Value;

            [MemoryProvider(ReadOnly = true)]
            sealed partial class Table
            {
                private Table(string path) => _ = path;
                private long LengthCore() => 0;
                private ReadOnlySpan<byte> SpanCore(long offset, int length) => default;
            }
            """);
    }
}
