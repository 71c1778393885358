using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG010 : RuleCases
{
    private const string Members = $"private Provider() {{ }}\n    {Core.Transfer}";

    public MPG010()
    {
        Reports("not sealed", $$"""
            [MemoryProvider]
            public partial class [|Provider|]
            {
                {{Members}}
            }
            """, message: "Cannot generate code for 'Provider': the class must be sealed");

        Reports("neither sealed nor partial", $$"""
            [MemoryProvider]
            class {|MPG001:[|Provider|]|}
            {
                {{Members}}
            }
            """);

        Reports("two parts", $$"""
            [MemoryProvider]
            public partial class [|Provider|]
            {
                {{Members}}
            }

            partial class Provider;
            """);

        Reports("nested in a sealed class", $$"""
            public sealed partial class Outer
            {
                [MemoryProvider]
                private partial class [|Provider|]
                {
                    {{Members}}
                }
            }
            """);

        Reports("a private constructor keeps nobody inside from deriving", $$"""
            [MemoryProvider]
            public partial class [|Provider|]
            {
                {{Members}}
                private sealed class Derived : Provider;
            }
            """);

        IsSilent("sealed", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                {{Members}}
            }
            """);

        IsSilent("sealed in its other part", $$"""
            [MemoryProvider]
            public partial class Provider
            {
                {{Members}}
            }

            sealed partial class Provider;
            """);

        IsSilent("in a class that is not sealed", $$"""
            public partial class Outer
            {
                [MemoryProvider]
                private sealed partial class Provider
                {
                    {{Members}}
                }
            }
            """);

        IsSilent("derived from a class that is not sealed", $$"""
            public class Base;

            [MemoryProvider]
            public sealed partial class Provider : Base
            {
                {{Members}}
            }
            """);

        IsSilent("a nested class that is not sealed", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private class Segment;
                {{Members}}
            }
            """);

        IsSilent("no attribute", $$"""
            public partial class Provider
            {
                {{Members}}
            }
            """);
    }
}
