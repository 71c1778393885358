using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG003Fix : FixCases
{
    private const string Length = """
            /// <summary>The bytes the backing holds right now.</summary>
            private long LengthCore() => throw new NotImplementedException();
        """;

    private const string Grow = """
            /// <summary>Makes the backing hold <paramref name="newLength"/> bytes, or throws and leaves it as it was.</summary>
            private void GrowCore(long oldLength, long newLength) => throw new NotImplementedException();
        """;

    private const string Read = """
            /// <summary>Reads some of the bytes at <paramref name="offset"/>, at least one, and returns how many.</summary>
            private int ReadCore(long offset, Span<byte> destination) => throw new NotImplementedException();
        """;

    private const string Write = """
            /// <summary>Writes all of the bytes at <paramref name="offset"/>, or throws.</summary>
            private void WriteCore(long offset, ReadOnlySpan<byte> source) => throw new NotImplementedException();
        """;

    private const string Span = """
            /// <summary>The longest contiguous run at <paramref name="offset"/>, 1 to <paramref name="length"/> bytes. When done, this must not throw.</summary>
            private Span<byte> SpanCore(long offset, int length) => throw new NotImplementedException();
        """;

    public MPG003Fix()
        : base("MPG003.Transfer", "MPG003.Addressable")
    {
        Fixes("what writes", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class [|Provider|]
            {
                {{Core.Length}}
                {{Core.Grow}}
                {{Core.Read}}
            }
            """, $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Length}}
                {{Core.Grow}}
                {{Core.Read}}

            {{Write}}
            }
            """);

        Fixes("one family", Half("[|Provider|]"), $"{Half("Provider")[..^1]}\n{Read}\n\n{Write}\n}}", "MPG003.Transfer");

        Fixes("the other", Half("[|Provider|]"), $"{Half("Provider")[..^1]}\n{Span}\n}}", "MPG003.Addressable");

        Fixes("behind a comment, indented by tabs",
            $"[MemoryProvider(StartsEmpty = true)]\npublic sealed partial class [|Provider|]\n{{\n\t{Core.Grow}\n\t{Core.Span}\n\t// The end.\n}}",
            $"[MemoryProvider(StartsEmpty = true)]\npublic sealed partial class Provider\n{{\n\t{Core.Grow}\n\t{Core.Span}\n\t// The end.\n\n{Length.Replace("    ", "\t", StringComparison.Ordinal)}\n}}",
            "MPG003.Addressable");

        Fixes("of a provider that is read-only, without usings", """
            namespace Sample
            {
                [MemoryProvider(StartsEmpty = true, ReadOnly = true)]
                public sealed partial class [|Provider|] { private long LengthCore() => 0; }
            }
            """, """
            namespace Sample
            {
                [MemoryProvider(StartsEmpty = true, ReadOnly = true)]
                public sealed partial class Provider { private long LengthCore() => 0;

                    /// <summary>The longest contiguous run at <paramref name="offset"/>, 1 to <paramref name="length"/> bytes. When done, this must not throw.</summary>
                    private ReadOnlySpan<byte> SpanCore(long offset, int length) => throw new NotImplementedException();
                }
            }
            """, "MPG003.Addressable");

        FixesAll("everything there is to transfer with", "MPG003.Transfer",
            ("[MemoryProvider(StartsEmpty = true)]\nsealed partial class [|[|[|A|]|]|];",
            $"[MemoryProvider(StartsEmpty = true)]\nsealed partial class A\n{{\n{Length}\n\n{Grow}\n\n{Read}\n\n{Write}\n}}"),
            ("[MemoryProvider(StartsEmpty = true)]\nsealed partial class [|[|[|B|]|]|] { }",
            $"[MemoryProvider(StartsEmpty = true)]\nsealed partial class B {{\n{Length}\n\n{Grow}\n\n{Read}\n\n{Write}\n}}"));

        FixesAll("everything there is to address with", "MPG003.Addressable",
            ("[MemoryProvider(StartsEmpty = true)]\nsealed partial class [|[|[|A|]|]|];",
            $"[MemoryProvider(StartsEmpty = true)]\nsealed partial class A\n{{\n{Length}\n\n{Grow}\n\n{Span}\n}}"),
            ("[MemoryProvider(StartsEmpty = true)]\nsealed partial class [|[|[|B|]|]|]\n{\n}",
            $"[MemoryProvider(StartsEmpty = true)]\nsealed partial class B\n{{\n{Length}\n\n{Grow}\n\n{Span}\n}}"));

        OffersNothing("the other family, which would stand beside this one", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class [|Provider|]
            {
                {{Core.Length}}
                {{Core.Grow}}
                {{Core.Read}}
            }
            """, "MPG003.Addressable");

        OffersNothing("a property has the name", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class [|Provider|]
            {
                private long LengthCore => 0;
                {{Core.Grow}}
                {{Core.Span}}
            }
            """);
    }

    private static string Half(string name) => $$"""
        [MemoryProvider(StartsEmpty = true)]
        public sealed partial class {{name}}
        {
            {{Core.Length}}
            {{Core.Grow}}
        }
        """;
}
