using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG013 : RuleCases
{
    public MPG013()
    {
        Reports("a file that the constructor opens", Provider("""
            private readonly FileStream [|_file|];
            private Provider(string path) => _file = new FileStream(path, FileMode.Open);
            """), message: "'Provider' creates '_file' but has no DisposeCore to release it");

        Reports("an initializer", Provider("""
            private readonly Timer [|_timer|] = new(_ => { });
            private Provider() { }
            """));

        Reports("a factory", Provider("""
            private readonly Microsoft.Win32.SafeHandles.SafeFileHandle [|_file|];
            private Provider(string path)
            {
                var file = File.OpenHandle(path);
                _file = file;
            }
            """));

        IsSilent("a local that is its own value, while the code is typed", Provider("""
            private readonly FileStream _file;
            private Provider(string path)
            {
                FileStream file = {|CS0165:file|};
                _file = file;
            }
            """));

        Reports("a property", Provider("""
            public Stream [|File|] { get; }
            private Provider(string path) => File = System.IO.File.OpenRead(path);
            """));

        Reports("another provider", Provider("""
            private readonly HeapMemoryProvider [|_heap|] = new();
            private readonly WasiMemoryProvider [|_file|];
            private Provider(string path) => _file = WasiMemoryProvider.Open(path).ThrowIfError();
            """));

        Reports("created when it is first needed", Provider("""
            private FileStream? [|_file|];
            private Provider() { }
            private void OpenCore() => _file ??= File.OpenRead("a");
            """));

        Reports("the caller's, or else its own", Provider("""
            private readonly Stream [|_file|];
            private Provider(Stream? file) => _file = file ?? File.OpenRead("a");
            """));

        Reports("released by its constructor alone, which failed", Provider("""
            private readonly FileStream [|_file|];
            private Provider(string path)
            {
                _file = File.OpenRead(path);
                try { _file.Lock(0, 1); } catch { _file.Dispose(); throw; }
            }
            """));

        Reports("a primary constructor", $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider(string path)
            {
                private readonly FileStream [|_file|] = File.OpenRead(path);
                {{Core.Transfer}}
            }
            """);

        IsSilent("a DisposeCore", Provider("""
            private readonly FileStream _file;
            private Provider(string path) => _file = File.OpenRead(path);
            private void DisposeCore() => _file.Dispose();
            """));

        IsSilent("a DisposeCore that forgets it, which is for the compiler's own rules", Provider("""
            private readonly FileStream _file;
            private Provider(string path) => _file = File.OpenRead(path);
            private void DisposeCore() { }
            """));

        IsSilent("the caller's", Provider("""
            private readonly Stream _file;
            private Provider(Stream file) => _file = file;
            private Provider(FileStream file, bool checks) => _file = checks && !file.CanRead ? throw new ArgumentException("") : file;
            """));

        IsSilent("wrapped around something of the caller's", Provider("""
            private readonly BufferedStream _file;
            private Provider(Stream file) => _file = new BufferedStream(file);
            """));

        IsSilent("obtained from somebody who keeps it", Provider("""
            private static readonly Dictionary<string, FileStream> Files = [];
            private readonly FileStream _file;
            private Provider(string path) => _file = Files[path];
            """));

        IsSilent("static", Provider("""
            private static readonly FileStream File = System.IO.File.OpenRead("a");
            private Provider() { }
            """));

        IsSilent("nothing to release", Provider("""
            private readonly MemoryStream _bytes = new();
            private readonly Stream _more = new MemoryStream();
            private readonly SemaphoreSlim _one = new(1);
            private readonly ReaderWriterLockSlim _lock = new();
            private readonly byte[] _array = new byte[10];
            private Provider() { }
            """));

        IsSilent("opened and closed around every access", Provider("""
            private FileStream? _file;
            private Provider() { }
            private void Use()
            {
                _file = File.OpenRead("a");
                try { _file.Lock(0, 1); } finally { _file?.Dispose(); }
            }
            """));

        IsSilent("exchanged by reference", Provider("""
            private FileStream? _file = File.OpenRead("a");
            private Provider() { }
            private void Reopen() => Interlocked.Exchange(ref _file, File.OpenRead("b"))?.Dispose();
            """));

        IsSilent("a local", Provider("""
            private Provider(string path) { using FileStream file = File.OpenRead(path); }
            """));

        IsSilent("no attribute", """
            public sealed class Holder
            {
                private readonly FileStream _file = File.OpenRead("a");
                public long Length => _file.Length;
            }
            """);
    }

    private static string Provider(string members) => $$"""
        [MemoryProvider]
        public sealed partial class Provider
        {
            {{members}}
            {{Core.Transfer}}
        }
        """;
}
