using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG017Fix : FixCases
{
    public MPG017Fix()
        : base("MPG017.Sync")
    {
        Fixes("a handle",
            Provider("private void FlushCore() => [|RandomAccess.FlushToDisk(_handle)|]; // All of it."),
            Provider("private void FlushCore() => FileDurability.Sync(_handle); // All of it."));

        Fixes("a stream, one of two",
            Provider("private void FlushCore()\n    {\n        // All of it.\n        [|_file.Flush(true)|]; // Now.\n        {|MPG017:_file.Flush(true)|};\n    }"),
            Provider("private void FlushCore()\n    {\n        // All of it.\n        FileDurability.Sync(_file.SafeFileHandle); // Now.\n        [|_file.Flush(true)|];\n    }"));

        Fixes("names of arguments, and comments",
            Provider("private void FlushCore() => [|this . _file /* of the author */ .Flush(/* bytes and length */ flushToDisk: true)|];"),
            Provider("private void FlushCore() => FileDurability.Sync(this . _file /* of the author */ .SafeFileHandle/* bytes and length */ );"));

        Fixes("a handle, with comments",
            Provider("private void FlushCore() => [|RandomAccess // All of it.\n        .FlushToDisk(handle: /* of the data */ _handle)|];"),
            Provider("private void FlushCore() => FileDurability // All of it.\n        .Sync(file: /* of the data */ _handle);"));

        Fixes("in a lambda, behind other calls",
            Provider("private void FlushCore() => Retry(() => [|Choose(_file)!.Flush(true)|]);\n    private static void Retry(Action action) => action();\n    private static FileStream? Choose(FileStream file) => file;"),
            Provider("private void FlushCore() => Retry(() => FileDurability.Sync(Choose(_file)!.SafeFileHandle));\n    private static void Retry(Action action) => action();\n    private static FileStream? Choose(FileStream file) => file;"));

        Fixes("a provider that is a stream itself", $$"""
            [MemoryProvider]
            public sealed partial class Provider : FileStream
            {
                private Provider(string path) : base(path, FileMode.Open) { }
                {{Core.Transfer}}
                private void FlushCore() => [|Flush(true)|];
            }
            """, $$"""
            [MemoryProvider]
            public sealed partial class Provider : FileStream
            {
                private Provider(string path) : base(path, FileMode.Open) { }
                {{Core.Transfer}}
                private void FlushCore() => FileDurability.Sync(SafeFileHandle);
            }
            """);

        Fixes("where something else has the name",
            Provider("private static int FileDurability => 0;\n    private void FlushCore() => [|_file.Flush(true)|];"),
            Provider("private static int FileDurability => 0;\n    private void FlushCore() => ProviderGen.FileDurability.Sync(_file.SafeFileHandle);"));

        Fixes("where the namespace is hidden, too",
            $"namespace Acme.ProviderGen\n{{\n    public static class FileDurability;\n{Provider("private void FlushCore() => [|_file.Flush(true)|];")}\n}}",
            $"namespace Acme.ProviderGen\n{{\n    public static class FileDurability;\n{Provider("private void FlushCore() => global::ProviderGen.FileDurability.Sync(_file.SafeFileHandle);")}\n}}");

        FixesAll("all", key: null,
            (Provider("""
            private FileStream? _other;
                private void FlushCore()
                {
                    [|_file.Flush(true)|];
                    [|RandomAccess.FlushToDisk(handle: _handle)|];
                    _other?[|.Flush(true)|];
                    Step();
                }

                private void Step() => [|System.IO.RandomAccess.FlushToDisk(_file.SafeFileHandle)|];
            """), Provider("""
            private FileStream? _other;
                private void FlushCore()
                {
                    FileDurability.Sync(_file.SafeFileHandle);
                    FileDurability.Sync(file: _handle);
                    _other?[|.Flush(true)|];
                    Step();
                }

                private void Step() => FileDurability.Sync(_file.SafeFileHandle);
            """)),
            ($$"""
            using static System.IO.RandomAccess;

            namespace Another
            {
            {{Provider("private void FlushCore() => [|FlushToDisk(_handle)|];")}}
            }
            """, $$"""
            using static System.IO.RandomAccess;

            namespace Another
            {
            {{Provider("private void FlushCore() => FileDurability.Sync(_handle);")}}
            }
            """));

        OffersNothing("a stream that may be missing", Provider("""
            private Provider? _next;
                private FileStream? _other;
                private void FlushCore()
                {
                    _other?[|.Flush(true)|];
                    _next?[|._file.Flush(true)|];
                }
            """));

        OffersNothing("a name in parentheses", Provider("""
            private void FlushCore() => [|(Choose(_file).Flush)(true)|];
                private static FileStream Choose(FileStream file) => file;
            """));
    }

    private static string Provider(string members) => $$"""
        [MemoryProvider]
        public sealed partial class Provider
        {
            private readonly FileStream _file;
            private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _handle;
            private Provider(FileStream file) => (_file, _handle) = (file, file.SafeFileHandle);
            {{Core.Transfer}}
            {{members}}
        }
        """;
}
