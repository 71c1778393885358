using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG004Fix : FixCases
{
    public MPG004Fix()
        : base("MPG004.Correct", "MPG004.AddPrivate")
    {
        Fixes("what it returns", Provider("private int [|LengthCore|]() => 0;"), Provider("private long LengthCore() => 0;"));

        Fixes("how visible it is", Provider("/** Long. */ protected internal static long [|LengthCore|]() => 0;"),
            Provider("/** Long. */ private static long LengthCore() => 0;"));

        Fixes("no modifier, and generic", Provider("long [|LengthCore|]<T>() where T : class => 0;"), Provider("private long LengthCore() => 0;"));

        Fixes("behind an attribute", Provider("[Obsolete] public long [|LengthCore|]() => 0;"), Provider("[Obsolete] private long LengthCore() => 0;"));

        Fixes("another method called the same", Provider("private void LengthCore(int number) { } internal int [|LengthCore|]() => 0;"),
            Provider("private void LengthCore(int number) { } private long LengthCore() => 0;"));

        Fixes("parameters, which keep their names", Provider(Core.Length, "private void [|ReadCore|](int at, scoped Span<byte> to = default) { }"),
            Provider(Core.Length, "private {|CS0161:int ReadCore|}(long at, scoped Span<byte> to = default) { }").Replace("{|CS0161:int ReadCore|}", "int {|CS0161:ReadCore|}", StringComparison.Ordinal));

        Fixes("too few parameters", Provider(Core.Length, Core.Read, "private void [|GrowCore|](long length) { }"),
            Provider(Core.Length, Core.Read, "private void GrowCore(long oldLength, long newLength) { }"));

        Fixes("a partial primitive", Provider(Core.Length, Core.Read, Core.Grow, "partial void [|FlushCore|]();\n    partial void FlushCore() { }"),
            Provider(Core.Length, Core.Read, Core.Grow, "private partial void FlushCore();\n    private partial void FlushCore() { }"),
            "MPG004.AddPrivate");

        FixesAll("several", key: null,
            (Provider("public int [|LengthCore|]() => 0;", "internal int [|ReadCore|](int offset, Span<byte> destination) => 1;"),
            Provider("private long LengthCore() => 0;", "private int ReadCore(long offset, Span<byte> destination) => 1;")),
            ($$"""
            namespace Another { {{Provider("public int [|LengthCore|]() => 0;")}} }
            """, $$"""
            namespace Another { {{Provider("private long LengthCore() => 0;")}} }
            """));

        OffersNothing("a partial primitive without a body", Provider(Core.Length, Core.Read, Core.Grow, "partial void [|FlushCore|]();"));

        OffersNothing("an attribute that is in the way",
            Provider(Core.Length, Core.Read, Core.Grow, "[System.Diagnostics.Conditional(\"DEBUG\")] private void [|FlushCore|]() { }"));

        OffersNothing("an override", """
            public abstract class Base { protected abstract long LengthCore(); }

            """ + Provider("protected override long [|LengthCore|]() => 0;").Replace("class Provider", "class Provider : Base", StringComparison.Ordinal));
    }

    private static string Provider(string length, string read = Core.Read, string grow = Core.Grow, string more = "") => $$"""
        [MemoryProvider(StartsEmpty = true)]
        public sealed partial class Provider
        {
            {{length}}
            {{grow}}
            {{read}}
            {{Core.Write}}
            {{more}}
        }
        """;
}
