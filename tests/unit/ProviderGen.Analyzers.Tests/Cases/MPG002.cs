using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG002 : RuleCases
{
    private const string Provider = $$"""
        [MemoryProvider]
        internal sealed partial class Provider { private Provider() { } {{Core.Transfer}} }
        """;

    public MPG002()
    {
        Reports("a class", $$"""
            public class [|Outer|]
            {
                {{Provider}}
            }
            """, message: "Cannot generate code for 'Provider': the containing type 'Outer' must be partial");

        Reports("a struct", $$"""
            public struct [|Outer|]
            {
                {{Provider}}
            }
            """);

        Reports("a record struct and an interface, each for itself", $$"""
            public record struct [|Outer|]
            {
                public interface [|IMiddle|]
                {
                    {{Provider}}
                }
            }
            """);

        Reports("the outermost of two", $$"""
            public static class [|Outer|]
            {
                public partial class Middle
                {
                    {{Provider}}
                }
            }
            """);

        Reports("one of two parts", $$"""
            public partial class Outer
            {
                {{Provider}}
            }

            public class {|CS0260:[|Outer|]|}
            {
                public int Number => 1;
            }
            """);

        Reports("two providers in it", $$"""
            public class [|[|Outer|]|]
            {
                {{Provider}}
                [MemoryProvider]
                internal sealed partial class Another { private Another() { } {{Core.Transfer}} }
            }
            """);

        IsSilent("a partial class", $$"""
            public partial class Outer
            {
                {{Provider}}
            }
            """);

        IsSilent("a partial interface", $$"""
            public partial interface IOuter
            {
                {{Provider}}
            }
            """);

        IsSilent("three partial types", $$"""
            public partial record Outer<T>
            {
                public readonly partial record struct Middle
                {
                    public static partial class Inner
                    {
                        {{Provider}}
                    }
                }
            }
            """);

        IsSilent("no type around it", Provider);

        IsSilent("a type beside it", $$"""
            public partial class Outer
            {
                private class Neighbour;
                {{Provider}}
            }
            """);

        IsSilent("a nested class that is no provider", $$"""
            public class Outer
            {
                private sealed class Provider { private Provider() { } {{Core.Transfer}} }
            }
            """);

        IsSilent("a base that is not partial", $$"""
            public class Base;

            public partial class Outer : Base
            {
                {{Provider}}
            }
            """);
    }
}
