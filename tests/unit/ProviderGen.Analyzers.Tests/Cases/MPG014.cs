using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG014 : RuleCases
{
    private const string Write = "private void WriteCore(long offset, ReadOnlySpan<byte> source) => RandomAccess.Write(_file, source, offset);";

    private const string Rest = $"{Core.Length}\n    {Core.Grow}\n    {Core.Read}\n    private void DisposeCore() => _file.Dispose();";

    public MPG014()
    {
        Reports("a handle", Provider($$"""
            private readonly Microsoft.Win32.SafeHandles.SafeFileHandle [|_file|];
            private Provider(string path) => _file = File.OpenHandle(path);
            {{Write}}
            {{Rest}}
            """), message: "'Provider' stores its bytes in '_file' but has no FlushCore to make them durable");

        Reports("a file", Provider($$"""
            private readonly FileStream [|_file|];
            private Provider(FileStream file) => _file = file;
            private void WriteCore(long offset, ReadOnlySpan<byte> source) { _file.Position = offset; _file.Write(source); }
            {{Rest}}
            """));

        Reports("a stream of whatever kind, in a property", Provider($$"""
            private Stream [|_file|] { get; }
            private Provider(Stream file) => _file = file;
            private void WriteCore(long offset, ReadOnlySpan<byte> source) { _file.Position = offset; _file.Write(source); }
            {{Rest}}
            """));

        Reports("a file mapped into memory", Provider($$"""
            private readonly System.IO.MemoryMappedFiles.MemoryMappedFile [|_file|];
            private readonly System.IO.MemoryMappedFiles.MemoryMappedViewAccessor _view;
            private Provider(string path) => _view = (_file = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile(path)).CreateViewAccessor();
            {{Core.Addressable}}
            private void DisposeCore() { _view.Dispose(); _file.Dispose(); }
            """));

        Reports("memory for tests, or else a file", Provider($$"""
            private readonly Stream [|_file|];
            private Provider() => _file = new MemoryStream();
            private Provider(string path) => _file = File.OpenRead(path);
            private void WriteCore(long offset, ReadOnlySpan<byte> source) { _file.Position = offset; _file.Write(source); }
            {{Rest}}
            """));

        IsSilent("a FlushCore", Provider($$"""
            private readonly FileStream _file;
            private Provider(string path) => _file = File.OpenRead(path);
            private void WriteCore(long offset, ReadOnlySpan<byte> source) => _file.Write(source);
            private void FlushCore() => _file.Flush(true);
            {{Rest}}
            """));

        IsSilent("read-only", $$"""
            [MemoryProvider(ReadOnly = true)]
            public sealed partial class Provider
            {
                private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _file;
                private Provider(string path) => _file = File.OpenHandle(path);
                {{Core.Length}}
                private int ReadCore(long offset, Span<byte> destination) => RandomAccess.Read(_file, destination, offset);
                private void DisposeCore() => _file.Dispose();
            }
            """);

        IsSilent("scratch data", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider
            {
                private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _file = File.OpenHandle(Path.GetTempFileName());
                {{Write}}
                {{Rest}}
            }
            """);

        IsSilent("a file that goes with its handle", Provider($$"""
            private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _file;
            private Provider(string path) => _file = File.OpenHandle(path, options: FileOptions.RandomAccess | FileOptions.DeleteOnClose);
            {{Write}}
            {{Rest}}
            """));

        IsSilent("memory behind a stream", Provider($$"""
            private readonly Stream _file = new MemoryStream();
            private Provider() { }
            private void WriteCore(long offset, ReadOnlySpan<byte> source) { _file.Position = offset; _file.Write(source); }
            {{Rest}}
            """));

        IsSilent("a stream for something else", Provider($$"""
            private readonly Stream _file;
            private Provider(Stream log) => _file = log;
            public void Note(ReadOnlySpan<byte> text) => _file.Write(text);
            {{Core.Write}}
            {{Rest}}
            """));

        IsSilent("every write is flushed", Provider($$"""
            private readonly FileStream _file;
            private Provider(string path) => _file = File.OpenRead(path);
            private void WriteCore(long offset, ReadOnlySpan<byte> source) { _file.Write(source); _file.Flush(true); }
            {{Rest}}
            """));

        IsSilent("every write is made durable, or fails", Provider($$"""
            private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _file;
            private Provider(string path) => _file = File.OpenHandle(path);
            private void WriteCore(long offset, ReadOnlySpan<byte> source) { RandomAccess.Write(_file, source, offset); FileDurability.Sync(_file); }
            {{Rest}}
            """));

        IsSilent("memory that is shared, not a file", Provider($$"""
            private readonly System.IO.MemoryMappedFiles.MemoryMappedFile _file;
            private Provider() => _file = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateNew(null, 65536);
            {{Core.Addressable}}
            private void DisposeCore() => _file.Dispose();
            """));

        IsSilent("no attribute", """
            public sealed class Writer(Stream file)
            {
                private readonly Stream _file = file;
                private void WriteCore(long offset, ReadOnlySpan<byte> source) => _file.Write(source);
            }
            """);
    }

    private static string Provider(string members) => $$"""
        [MemoryProvider]
        public sealed partial class Provider
        {
            {{members}}
        }
        """;
}
