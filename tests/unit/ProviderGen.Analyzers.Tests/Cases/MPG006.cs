using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG006 : RuleCases
{
    private const string Members = $"private Provider() {{ }}\n    {Core.Transfer}";

    public MPG006()
    {
        Reports("a record", $$"""
            [MemoryProvider]
            public sealed partial record [|Provider|]
            {
                {{Members}}
            }
            """, message: "Cannot generate code for 'Provider': records are not supported: their copies would share one backing");

        Reports("a struct", $$"""
            [{|CS0592:MemoryProvider|}]
            public partial struct [|Provider|]
            {
                {{Core.Transfer}}
            }
            """);

        Reports("an enumeration", """
            [{|CS0592:MemoryProvider|}]
            public enum [|Provider|] { None }
            """);

        Reports("a static class", """
            [MemoryProvider]
            public static partial class [|Provider|]
            {
                private static long LengthCore() => 0;
            }
            """);

        Reports("an abstract class", $$"""
            [MemoryProvider]
            public abstract partial class [|Provider|]
            {
                {{Members}}
            }
            """);

        Reports("local to a file", $$"""
            [MemoryProvider]
            file sealed partial class [|Provider|]
            {
                {{Members}}
            }
            """);

        Reports("in a class that is local to a file", $$"""
            file partial class Outer
            {
                [MemoryProvider]
                private sealed partial class [|Provider|]
                {
                    {{Members}}
                }
            }
            """);

        IsSilent("a class", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                {{Members}}
            }
            """);

        IsSilent("a provider and its use", $$"""
            using Provider provider = Provider.Open().ThrowIfError();
            provider.Grow(1).ThrowIfError();

            [MemoryProvider]
            public sealed partial class Provider
            {
                {{Members}}
            }
            """);

        IsSilent("generic, in a generic interface", $$"""
            public partial interface IOuter<T>
            {
                [MemoryProvider]
                private sealed partial class Provider<U>
                {
                    {{Members}}
                }
            }
            """);

        IsSilent("in a record", $$"""
            public partial record Outer
            {
                [MemoryProvider]
                private sealed partial class Provider
                {
                    {{Members}}
                }
            }
            """);

        IsSilent("derived from an abstract class", $$"""
            public abstract class Base;

            [MemoryProvider]
            public sealed partial class Provider : Base
            {
                {{Members}}
            }
            """);

        IsSilent("unsafe", $$"""
            [MemoryProvider]
            internal sealed unsafe partial class Provider
            {
                {{Members}}
            }
            """);

        IsSilent("a record without the attribute", $$"""
            public sealed partial record Provider
            {
                {{Members}}
            }
            """);
    }
}
