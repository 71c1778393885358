using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG013Fix : FixCases
{
    public MPG013Fix()
        : base("MPG013.AddDisposeCore")
    {
        Fixes("one field",
            Provider("private readonly FileStream [|_file|] = File.OpenRead(\"a\");"),
            Provider("private readonly FileStream _file = File.OpenRead(\"a\");", "private void DisposeCore() => _file.Dispose();"));

        Fixes("behind a comment, on one line", $$"""
            partial class Provider { private Timer [|_a|] = new(_ => { }); /* The end. */ }

            [MemoryProvider(StartsEmpty = true)] sealed partial class Provider { {{Core.Transfer}} }
            """, $$"""
            partial class Provider { private Timer _a = new(_ => { }); /* The end. */ 

                private void DisposeCore() => _a.Dispose();
            }

            [MemoryProvider(StartsEmpty = true)] sealed partial class Provider { {{Core.Transfer}} }
            """);

        Fixes("what may be null, and a property",
            Provider("private FileStream? {|MPG013:_file|} = File.OpenRead(\"a\");\n    public Timer [|Clock|] { get; } = new(_ => { });"),
            Provider("private FileStream? _file = File.OpenRead(\"a\");\n    public Timer Clock { get; } = new(_ => { });", """
            private void DisposeCore()
                {
                    Clock.Dispose();
                    _file?.Dispose();
                }
            """));

        Fixes("an explicit implementation", """
            sealed class Handle : IDisposable { void IDisposable.Dispose() { } }

            """ + Provider("private readonly Handle [|@class|] = new();"), """
            sealed class Handle : IDisposable { void IDisposable.Dispose() { } }

            """ + Provider("private readonly Handle @class = new();", "private void DisposeCore() => ((IDisposable)@class).Dispose();"));

        FixesAll("several", key: null,
            (Provider("private Timer [|_a|] = new(_ => { }), [|_b|] = new(_ => { });"),
            Provider("private Timer _a = new(_ => { }), _b = new(_ => { });", """
            private void DisposeCore()
                {
                    _b.Dispose();
                    _a.Dispose();
                }
            """)),
            ($$"""
            namespace Another
            {
            {{Provider("private Timer [|_a|] = new(_ => { });")}}
            }
            """, $$"""
            namespace Another
            {
            {{Provider("private Timer _a = new(_ => { });", "private void DisposeCore() => _a.Dispose();")}}
            }
            """));

        OffersNothing("what may be somebody else's", """
            [MemoryProvider]
            public sealed partial class Provider
            {
                private readonly Stream [|_file|];
                private Provider(Stream file) => _file = file;
                private Provider(string path) => _file = File.OpenRead(path);
            """ + Core.Transfer + "}");
    }

    private static string Provider(string fields, string? added = null) => $$"""
        [MemoryProvider(StartsEmpty = true)]
        public sealed partial class Provider
        {
            {{fields}}
            {{Core.Transfer}}{{(added is null ? "" : $"\n\n    {added}")}}
        }
        """;
}
