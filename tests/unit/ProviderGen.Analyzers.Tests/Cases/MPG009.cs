using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG009 : RuleCases
{
    public MPG009()
    {
        Reports("public", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                public [|Provider|](string path) { }
                {{Core.Transfer}}
            }
            """, message: "Cannot generate code for 'Provider': a constructor that is not private would bypass the checks of Open");

        Reports("internal, beside a private one", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider(int number) { }
                internal [|Provider|](string path) { }
                {{Core.Transfer}}
            }
            """);

        Reports("none at all", $$"""
            [MemoryProvider]
            public sealed partial class [|Provider|]
            {
                {{Core.Transfer}}
            }
            """);

        Reports("a primary constructor", $$"""
            [MemoryProvider]
            public sealed partial class [|Provider|](string path)
            {
                private string NameCore() => path;
                {{Core.Transfer}}
            }
            """);

        Reports("a provider that starts empty, with an OpenCore", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                public [|Provider|]() { }
                private void OpenCore() { }
                {{Core.Transfer}}
            }
            """, message: "Cannot generate code for 'Provider': OpenCore would not run for a constructor that is not private");

        IsSilent("private", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider(string path) { }
                {{Core.Transfer}}
            }
            """);

        IsSilent("private by default", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                Provider() { }
                {{Core.Transfer}}
            }
            """);

        IsSilent("public, of a provider that starts empty", $$"""
            [MemoryProvider(StartsEmpty = true)]
            internal sealed partial class Provider
            {
                public Provider(int capacity) => _ = capacity;
                {{Core.Addressable}}
            }
            """);

        IsSilent("none, of a provider that starts empty", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
            }
            """);

        IsSilent("static", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                static Provider() { }
                private Provider() { }
                {{Core.Transfer}}
            }
            """);

        IsSilent("that of a nested class", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider() { }
                private sealed class Segment(int number) { public int Number => number; }
                {{Core.Transfer}}
            }
            """);

        IsSilent("private, of a provider that starts empty and has an OpenCore", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                private Provider() { }
                private void OpenCore() { }
                {{Core.Transfer}}
            }
            """);
    }
}
