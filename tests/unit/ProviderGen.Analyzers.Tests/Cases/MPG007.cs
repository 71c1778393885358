using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG007 : RuleCases
{
    private const string Members = $"private Provider() {{ }}\n    {Core.Transfer}";

    public MPG007()
    {
        Reports("a property", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                public long [|Size|] => 0;
                {{Members}}
            }
            """, message: "Cannot generate code for 'Provider': 'Size' is also generated");

        Reports("methods of the same parameters", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                public void [|Dispose|]() { }
                public static Provider [|Open|]() => new();
                {{Members}}
            }
            """);

        Reports("a member that another tool generated", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                [System.CodeDom.Compiler.GeneratedCode("Another", "1.0")] public int [|Size|] => 0;
                {{Members}}
            }
            """);

        Reports("an inherited member", $$"""
            public class Base { protected int Pages; }

            [MemoryProvider]
            public sealed partial class [|Provider|] : Base
            {
                {{Members}}
            }
            """);

        Reports("the type itself, and its type parameter", $$"""
            [MemoryProvider]
            public sealed partial class [|Grow|]<[|Pages|]>
            {
                private Grow() { }
                {{Core.Transfer}}
            }
            """);

        Reports("an explicit implementation", $$"""
            [MemoryProvider]
            public sealed partial class Provider : IDisposable
            {
                void IDisposable.[|Dispose|]() { }
                {{Members}}
            }
            """);

        IsSilent("methods of other parameters", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                public void Read(int number) { }
                public void Dispose(bool disposing) { }
                public static void Open(string path) { }
                {{Members}}
            }
            """);

        IsSilent("what is not generated for this provider", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                public void Flush() { }
                public void ReadInPlace() { }
                {{Members}}
            }
            """);

        IsSilent("an Open where no constructor becomes an Open method", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                [ExcludeFromOpen] private Provider() { }
                public static Provider Open() => new();
                {{Core.Transfer}}
            }
            """);

        IsSilent("another case, and a member of a nested class", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private long size;
                private sealed class Segment { public long Size; }
                public long Twice() => 2 * size;
                {{Members}}
            }
            """);

        IsSilent("a private member of the base", $$"""
            public class Base { private int Size => 0; public int Number => Size; }

            [MemoryProvider]
            public sealed partial class Provider : Base
            {
                {{Members}}
            }
            """);

        IsSilent("locals and parameters", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider(long Pages) { long Size = Pages; _ = Size; }
                {{Core.Transfer}}
            }
            """);

        IsSilent("a class without the attribute", """
            public sealed class Provider
            {
                public long Size => 0;
                public void Dispose() { }
            }
            """);
    }
}
