using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG005 : RuleCases
{
    public MPG005()
    {
        Reports("both families", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                private int [|ReadCore|](long offset, Span<byte> destination) => 1;
                {{Core.Write}}
            }
            """, message: "Cannot generate code for 'Provider': ReadCore beside SpanCore would never be called; supply one of the two");

        Reports("ReadCore alone beside SpanCore", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                private int [|ReadCore|](long offset, Span<byte> destination) => 1;
                {{Core.Addressable}}
            }
            """);

        Reports("a provider that is read-only", $$"""
            [MemoryProvider(StartsEmpty = true, ReadOnly = true)]
            public sealed partial class Provider
            {
                {{Core.Length}}
                {{Core.ReadOnlySpan}}
                private int [|ReadCore|](long offset, Span<byte> destination) => 1;
            }
            """);

        Reports("in another part", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
            }

            partial class Provider
            {
                private int [|ReadCore|](long offset, Span<byte> destination) => 1;
            }
            """);

        Reports("and of another signature besides", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                private void {|MPG004:[|ReadCore|]|}(long offset) { }
            }
            """);

        IsSilent("ReadCore and WriteCore", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Transfer}}
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

        IsSilent("SpanCore alone", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
            }
            """);

        IsSilent("a property called ReadCore", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                private int ReadCore => 1;
                {{Core.Addressable}}
            }
            """);

        IsSilent("a ReadCore of the base", $$"""
            public class Base { protected int ReadCore(long offset, Span<byte> destination) => 1; }

            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider : Base
            {
                {{Core.Addressable}}
            }
            """);

        IsSilent("a local function", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                private int Count() { return ReadCore(); int ReadCore() => 1; }
            }
            """);

        IsSilent("no attribute", $$"""
            public sealed class Provider
            {
                {{Core.Addressable}}
                {{Core.Read}}
            }
            """);
    }
}
