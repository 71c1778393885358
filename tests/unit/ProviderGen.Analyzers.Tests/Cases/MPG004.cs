using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG004 : RuleCases
{
    public MPG004()
    {
        Reports("another return type", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                private int [|LengthCore|]() => 0;
                {{Core.Grow}}
                {{Core.Span}}
            }
            """, message: "Cannot generate code for 'Provider': LengthCore must be 'private long LengthCore()'");

        Reports("other parameters", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Length}}
                private void [|GrowCore|](long newLength) { }
                private Span<byte> [|SpanCore|](int offset, int length) => default;
            }
            """);

        Reports("an argument by reference", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Length}}
                private void [|GrowCore|](long oldLength, in long newLength) { }
                {{Core.Span}}
            }
            """);

        Reports("visible, and generic", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                internal long [|LengthCore|]() => 0;
                private void [|GrowCore|]<T>(long oldLength, long newLength) { }
                {{Core.Span}}
            }
            """);

        Reports("a span that is written through", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Length}}
                {{Core.Grow}}
                private ReadOnlySpan<byte> [|SpanCore|](long offset, int length) => default;
            }
            """);

        Reports("what the compiler might not call", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                partial void [|FlushCore|]();
                [System.Diagnostics.Conditional("DEBUG")] private void [|DisposeCore|]() { }
            }
            """);

        Reports("an optional primitive", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                private int [|NameCore|]() => 0;
            }
            """);

        IsSilent("every primitive as it should be", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider() { }
                {{Core.Transfer}}
                private void OpenCore() { }
                private void ZeroCore(long offset, long length) { }
                private void FlushCore() { }
                private void DisposeCore() { }
                private bool ReadOnlyCore() => false;
                private string? NameCore() => null;
            }
            """);

        IsSilent("an overload beside the primitive", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                public int LengthCore(int number) => number;
                {{Core.Addressable}}
            }
            """);

        IsSilent("a read-only span beside WriteCore", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Length}}
                {{Core.Grow}}
                {{Core.ReadOnlySpan}}
                {{Core.Write}}
            }
            """);

        IsSilent("static, unsafe and with other names", """
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                private static unsafe Int64 LengthCore() => 0;
                private void GrowCore(long a, long b = 1) { }
                private Span<Byte> SpanCore(long c, int d) => new byte[d];
            }
            """);

        IsSilent("a partial primitive that is private", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                private partial void FlushCore();
                private partial void FlushCore() { }
            }
            """);

        IsSilent("no access modifier", """
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                long LengthCore() => 0;
                void GrowCore(long oldLength, long newLength) { }
                Span<byte> SpanCore(long offset, int length) => new byte[length];
            }
            """);

        IsSilent("a name that only ends alike", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                private int TotalLengthCore() => 0;
                private bool SyncCore() => true;
            }
            """);
    }
}
