using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG003 : RuleCases
{
    public MPG003()
    {
        Reports("none at all", """
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class [|[|[|Provider|]|]|];
            """, message: "Cannot generate code for 'Provider': missing primitive LengthCore");

        Reports("nothing to transfer with", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class [|Provider|]
            {
                {{Core.Length}}
                {{Core.Grow}}
            }
            """, message: "Cannot generate code for 'Provider': missing primitive ReadCore and WriteCore, or SpanCore");

        Reports("ReadCore without WriteCore", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class [|Provider|]
            {
                {{Core.Length}}
                {{Core.Grow}}
                {{Core.Read}}
            }
            """);

        Reports("a provider that is read-only", """
            [MemoryProvider(StartsEmpty = true, ReadOnly = true)]
            public sealed partial class [|[|Provider|]|]
            {
                public int Number => 1;
            }
            """);

        Reports("a property of that name", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class [|Provider|]
            {
                private long LengthCore => 0;
                {{Core.Grow}}
                {{Core.Span}}
            }
            """);

        Reports("inherited primitives, which are not private", $$"""
            public class Base { protected long LengthCore() => 0; }

            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class [|Provider|] : Base
            {
                {{Core.Grow}}
                {{Core.Span}}
            }
            """);

        IsSilent("a backing that is transferred", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Transfer}}
            }
            """);

        IsSilent("a backing that is addressed", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
            }
            """);

        IsSilent("SpanCore and WriteCore", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                {{Core.Write}}
            }
            """);

        IsSilent("a provider that is read-only needs neither GrowCore nor WriteCore", $$"""
            [MemoryProvider(StartsEmpty = true, ReadOnly = true)]
            public sealed partial class Provider
            {
                {{Core.Length}}
                {{Core.Read}}
            }
            """);

        IsSilent("primitives in another part", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider;

            partial class Provider
            {
                {{Core.Addressable}}
            }
            """);

        IsSilent("static primitives", """
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                private static long LengthCore() => 0;
                private static void GrowCore(long oldLength, long newLength) { }
                private static Span<byte> SpanCore(long offset, int length) => new byte[length];
            }
            """);

        IsSilent("no attribute", "public sealed partial class Provider;");
    }
}
