using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG009Fix : FixCases
{
    public MPG009Fix()
        : base("MPG009.MakePrivate")
    {
        Fixes("a public constructor", Provider("/// <summary>Opens.</summary>\n    public [|Provider|](string path) { }"),
            Provider("/// <summary>Opens.</summary>\n    private Provider(string path) { }"));

        Fixes("protected internal, one of two", Provider("protected internal [|Provider|]() { }\n    public {|MPG009:Provider|}(int a) { }"),
            Provider("private Provider() { }\n    public [|Provider|](int a) { }"));

        Fixes("a word between the two that say how visible it is", Provider("protected unsafe internal [|Provider|](byte* a) { }"),
            Provider("private unsafe Provider(byte* a) { }"));

        Fixes("a comment between them, and the second at the end", Provider("unsafe protected /* for tests */\n    internal [|Provider|](byte* a) { }"),
            Provider("unsafe private /* for tests */\n    Provider(byte* a) { }"));

        Fixes("none, and no fields", $$"""
            [MemoryProvider]
            public sealed partial class [|Provider|]
            {
                {{Core.Transfer}}
            }
            """, $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider()
                {
                }

                {{Core.Transfer}}
            }
            """);

        Fixes("none, behind fields", $$"""
            [MemoryProvider]
            public sealed partial class [|Provider|]
            {
                private int _a;
                private int _b; // The last.

                public int A => _a + _b;
                {{Core.Transfer}}
            }
            """, $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private int _a;
                private int _b; // The last.

                private Provider()
                {
                }

                public int A => _a + _b;
                {{Core.Transfer}}
            }
            """);

        Fixes("a primary constructor whose parameter the class uses", $$"""
            [MemoryProvider]
            public sealed partial class [|Provider|](string path, int @lock = 1)
            {
                private string NameCore() => path;
                private void OpenCore() => @lock++;
                {{Core.Transfer}}
            }
            """, $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private readonly string _path;
                private int _lock;

                private Provider(string path, int @lock = 1)
                {
                    _path = path;
                    _lock = @lock;
                }

                private string NameCore() => _path;
                private void OpenCore() => _lock++;
                {{Core.Transfer}}
            }
            """);

        Fixes("initializers, properties and a base", $$"""
            public class Base(string name) { public string Name => name; }

            /// <summary>A provider.</summary>
            /// <param name="path">Where
            /// it is.</param>
            /// <remarks>Closed.</remarks>
            [MemoryProvider]
            public sealed partial class [|Provider|](string path) : Base(path), ICloneable
            {
                private readonly StringReader _reader = new(path), _empty = new("");

                public string Path { get; } = path; // As given.

                public object Clone() => _reader == _empty;
                {{Core.Transfer}}
                private void DisposeCore() => _reader.Dispose();
            }
            """, $$"""
            public class Base(string name) { public string Name => name; }

            /// <summary>A provider.</summary>
            /// <remarks>Closed.</remarks>
            [MemoryProvider]
            public sealed partial class Provider : Base, ICloneable
            {
                private readonly StringReader _reader, _empty = new("");

                /// <param name="path">Where
                /// it is.</param>
                private Provider(string path)
                    : base(path)
                {
                    _reader = new(path);
                    Path = path;
                }

                public string Path { get; } // As given.

                public object Clone() => _reader == _empty;
                {{Core.Transfer}}
                private void DisposeCore() => _reader.Dispose();
            }
            """);

        FixesAll("of every kind", key: null,
            (Provider("public [|Provider|]() { }\n    internal [|Provider|](int a) { }"), Provider("private Provider() { }\n    private Provider(int a) { }")),
            ($$"""
            namespace Another;

            [MemoryProvider]
            public sealed partial class [|A|](int path)
            {
                private int path = path;
                private int B => this.path;
                {{Core.Transfer}}
            }

            [MemoryProvider]
            public sealed partial class [|C|] { {{Core.Transfer}} }
            """, $$"""
            namespace Another;

            [MemoryProvider]
            public sealed partial class A
            {
                private int path;

                private A(int path)
                {
                    this.path = path;
                }

                private int B => this.path;
                {{Core.Transfer}}
            }

            [MemoryProvider]
            public sealed partial class C {
                private C()
                {
                }

                {{Core.Transfer}} }
            """));

        OffersNothing("the name of the field is taken", Primary("private string _path => path;"));

        OffersNothing("the name of the parameter is a value", Primary("public string A => nameof(path);"));
    }

    private static string Provider(string constructors) => $$"""
        [MemoryProvider]
        public sealed partial class Provider
        {
            {{constructors}}
            {{Core.Transfer}}
        }
        """;

    private static string Primary(string members) => $$"""
        [MemoryProvider]
        public sealed partial class [|Provider|](string path)
        {
            {{members}}
            {{Core.Transfer}}
        }
        """;
}
