using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG001Fix : FixCases
{
    public MPG001Fix()
        : base("MPG001.AddPartial")
    {
        Fixes("a class", Provider("public sealed class [|Provider|]"), Provider("public sealed partial class Provider"));

        Fixes("without any modifier",
            Provider("/* which */ class {|MPG010:[|Provider|]|} // one"), Provider("/* which */ partial class {|MPG010:Provider|} // one"));

        Fixes("the part that lacks it",
            Provider("public sealed partial class Provider") + "\nsealed class {|CS0260:[|Provider|]|};",
            Provider("public sealed partial class Provider") + "\nsealed partial class Provider;");

        FixesAll("several", key: null,
            ($$"""
            namespace A { {{Provider("sealed class [|Provider|]")}} }
            namespace B { {{Provider("sealed class [|Provider|]")}} }
            """, $$"""
            namespace A { {{Provider("sealed partial class Provider")}} }
            namespace B { {{Provider("sealed partial class Provider")}} }
            """),
            (Provider("internal sealed class [|Provider|]"), Provider("internal sealed partial class Provider")));
    }

    private static string Provider(string declaration) => $$"""
        [MemoryProvider]
        {{declaration}}
        {
            private Provider() { }
            {{Core.Transfer}}
        }
        """;
}
