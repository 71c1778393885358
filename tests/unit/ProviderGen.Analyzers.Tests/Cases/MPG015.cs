using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG015 : RuleCases
{
    public MPG015()
    {
        Reports("a required property", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                public required string Path { get; init; }
                private [|Provider|]() { }
                {{Core.Transfer}}
            }
            """, message: "Cannot generate code for 'Provider': the required member 'Path' cannot be set by an Open method");

        Reports("a required field", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                public required int Number;
                private [|Provider|]() { }
                {{Core.Transfer}}
            }
            """);

        Reports("an inherited one", $$"""
            public class Base { public required int Number; }

            [MemoryProvider]
            public sealed partial class Provider : Base
            {
                private [|Provider|](int other) { }
                {{Core.Transfer}}
            }
            """);

        Reports("one of two constructors", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                public required string Path { get; init; }
                [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] private Provider(string path) => Path = path;
                private [|Provider|]() { }
                {{Core.Transfer}}
            }
            """);

        Reports("variable arguments", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private [|Provider|](__arglist) { }
                {{Core.Transfer}}
            }
            """);

        IsSilent("it sets what is required", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                public required string Path { get; init; }
                [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] private Provider(string path) => Path = path;
                {{Core.Transfer}}
            }
            """);

        IsSilent("it is not an Open method", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                public required string Path { get; init; }
                [ExcludeFromOpen] private Provider() { }
                {{Core.Transfer}}
            }
            """);

        IsSilent("it is public, and the provider starts empty", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                public required string Path { get; init; }
                public Provider() { }
                {{Core.Transfer}}
            }
            """);

        IsSilent("a property that is not required", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                public string? Path { get; init; }
                private Provider() { }
                {{Core.Transfer}}
            }
            """);

        IsSilent("a required member of a nested class", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private sealed class Segment { public required int Number; }
                private Provider() { }
                {{Core.Transfer}}
            }
            """);

        IsSilent("arguments of every other kind", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider(in int a, ref int b, out int c, ReadOnlySpan<byte> d, params string[] e) => c = 0;
                {{Core.Transfer}}
            }
            """);
    }
}
