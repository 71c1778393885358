using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG002Fix : FixCases
{
    public MPG002Fix()
        : base("MPG002.AddPartial")
    {
        Fixes("a class", Around("public class [|Outer|]"), Around("public partial class Outer"));

        Fixes("an interface", Around("interface [|IOuter|]"), Around("partial interface IOuter"));

        Fixes("a record struct", Around("readonly record struct [|Outer|](int A)"), Around("readonly partial record struct Outer(int A)"));

        Fixes("one of two", $$"""
            class {|MPG002:Outer|}
            {
                {{Around("struct [|Inner|]")}}
            }
            """, $$"""
            class [|Outer|]
            {
                {{Around("partial struct Inner")}}
            }
            """);

        FixesAll("several, and one around two", key: null,
            ($$"""
            class [|[|Outer|]|]
            {
                {{Around("ref struct [|Inner|]")}}
                {{Provider("Another")}}
            }
            """, $$"""
            partial class Outer
            {
                {{Around("ref partial struct Inner")}}
                {{Provider("Another")}}
            }
            """),
            (Around("static class [|Last|]"), Around("static partial class Last")));
    }

    private static string Around(string container) => $$"""
        {{container}}
        {
            {{Provider("Provider")}}
        }
        """;

    private static string Provider(string name)
        => $$"""[MemoryProvider] private sealed partial class {{name}} { private {{name}}() { } {{Core.Transfer}} }""";
}
