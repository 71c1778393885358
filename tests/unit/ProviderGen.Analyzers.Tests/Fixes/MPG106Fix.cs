using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG106Fix : FixCases
{
    public MPG106Fix()
        : base("MPG106.Using")
    {
        Fixes(
            "a program",
            """
            // The image.
            var [|provider|] = new HeapMemoryProvider(); // Empty.
            provider.Grow(1);
            """,
            """
            // The image.
            using var provider = new HeapMemoryProvider(); // Empty.
            provider.Grow(1);
            """);

        Fixes(
            "one of two, by an interface",
            """
            static class C
            {
                static long Count(string path)
                {
                    IMemoryProvider [|first|] =
                        WasiMemoryProvider.Open(path).ThrowIfError();
                    var {|MPG106:second|} = new HeapMemoryProvider();
                    return first.Size + second.Size;
                }
            }
            """,
            """
            static class C
            {
                static long Count(string path)
                {
                    using IMemoryProvider first =
                        WasiMemoryProvider.Open(path).ThrowIfError();
                    var {|MPG106:second|} = new HeapMemoryProvider();
                    return first.Size + second.Size;
                }
            }
            """);

        Fixes(
            "a way out before it is disposed",
            """
            var [|provider|] = new HeapMemoryProvider();
            if (args.Length > 0) return;
            provider.Dispose();
            """,
            """
            using var provider = new HeapMemoryProvider();
            if (args.Length > 0) return;
            provider.Dispose();
            """);

        Fixes(
            "by way of the result",
            """
            var opened = WasiMemoryProvider.Open("a");
            if (!opened.IsOk) return;
            var [|provider|] = opened.Value;
            provider.Grow(1);
            """,
            """
            var opened = WasiMemoryProvider.Open("a");
            if (!opened.IsOk) return;
            using var provider = opened.Value;
            provider.Grow(1);
            """);

        FixesAll(
            "all that can be",
            key: null,
            ("""
            foreach (string path in args)
            {
                var [|one|] = WasiMemoryProvider.Open(path).Value;
                var [|two|] = new HeapMemoryProvider();
                if (WasiMemoryProvider.Open("a").TryGetValue(out var [|three|])) three.Grow(one.Pages + two.Pages);
            }
            """,
            """
            foreach (string path in args)
            {
                using var one = WasiMemoryProvider.Open(path).Value;
                using var two = new HeapMemoryProvider();
                if (WasiMemoryProvider.Open("a").TryGetValue(out var [|three|])) three.Grow(one.Pages + two.Pages);
            }
            """),
            ("""
            class C
            {
                void M() { var [|one|] = new HeapMemoryProvider(); }
            }
            """,
            """
            class C
            {
                void M() { using var one = new HeapMemoryProvider(); }
            }
            """));

        OffersNothing("a local that gets several", """
            var [|provider|] = new HeapMemoryProvider();
            provider = new HeapMemoryProvider();
            """);

        OffersNothing("a local that gets null", """
            var [|provider|] = new HeapMemoryProvider();
            provider = null;
            """);

        OffersNothing("several in one declaration", """
            HeapMemoryProvider [|first|] = new(), [|second|] = new();
            first.Grow(second.Pages);
            """);

        OffersNothing("a section of a switch, where using is not allowed", """
            switch (args.Length)
            {
                case 0:
                    var [|provider|] = new HeapMemoryProvider();
                    provider.Grow(1);
                    break;
            }
            """);

        OffersNothing("a declaration that is no statement", """
            var ([|provider|], error) = WasiMemoryProvider.Open("a");
            if (error is null) provider!.Grow(1);
            """);

        OffersNothing("a type that cannot be disposed", """
            object [|provider|] = new HeapMemoryProvider();
            """);
    }
}
