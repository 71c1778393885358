using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG010Fix : FixCases
{
    public MPG010Fix()
        : base("MPG010.AddSealed")
    {
        Fixes("a class", Provider("public partial class [|Provider|]"), Provider("public sealed partial class Provider"));

        Fixes("an unsafe one", Provider("internal unsafe partial class [|Provider|]"), Provider("internal sealed unsafe partial class Provider"));

        Fixes("one that is not partial", Provider("class {|MPG001:[|Provider|]|}"), Provider("sealed class {|MPG001:Provider|}"));

        FixesAll("several", key: null,
            ($$"""
            namespace A { {{Provider("partial class [|Provider|]")}} }
            namespace B { {{Provider("public partial class [|Provider|]")}} }
            """, $$"""
            namespace A { {{Provider("sealed partial class Provider")}} }
            namespace B { {{Provider("public sealed partial class Provider")}} }
            """),
            (Provider("partial class [|Provider|]"), Provider("sealed partial class Provider")));

        OffersNothing("a class with virtual members", Provider("public partial class [|Provider|]", "public virtual int Number => 1;"));
    }

    private static string Provider(string declaration, string members = "") => $$"""
        [MemoryProvider]
        {{declaration}}
        {
            private Provider() { }
            {{Core.Transfer}}
            {{members}}
        }
        """;
}
