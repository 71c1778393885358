using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed partial class MPG017 : RuleCases
{
    public MPG017()
    {
        ReportsFlushes();
        ReportsOnUnix();
        PassesFlushes();
        PassesOnWindows();
    }

    private void ReportsFlushes()
    {
        Reports("a handle", Provider("private void FlushCore() => [|RandomAccess.FlushToDisk(_handle)|];"),
            message: "On Unix 'RandomAccess.FlushToDisk' reports success even if the disk fails, and so does flushing 'Provider'");

        Reports("a stream", Provider("private void FlushCore() { [|_file.Flush(true)|]; }"),
            message: "On Unix 'FileStream.Flush(true)' reports success even if the disk fails, and so does flushing 'Provider'");

        Reports("by name, by a constant, and perhaps", Provider("""
            private const bool ToDisk = true;
            private FileStream? _other;
            private void FlushCore()
            {
                [|_file.Flush(flushToDisk: true)|];
                [|_file.Flush(ToDisk)|];
                _other?[|.Flush(true)|];
                [|RandomAccess.FlushToDisk(handle: _file.SafeFileHandle)|];
            }
            """));

        Reports("a stream that is derived", Provider("private readonly Journal _journal = new();\n    private void FlushCore() => [|_journal.Flush(true)|];") + """

            public sealed class Journal() : FileStream("a", FileMode.Create)
            {
                public override void Flush() => base.Flush();
            }
            """);

        Reports("lambdas and local functions", Provider("""
            private void FlushCore()
            {
                Retry(() => [|RandomAccess.FlushToDisk(_handle)|]);
                Retry(Disk);
                void Disk() => [|_file.Flush(true)|];
            }

            private static void Retry(Action action) => action();
            """));

        Reports("steps of the flush", Provider("""
            private void FlushCore()
            {
                FlushFile();
                FlushHandle(_handle, "now");
                Retry(FlushAgain);
            }

            private void FlushAgain() => [|_file.Flush(true)|];
            private static void Retry(Action action) => action();

            private void FlushFile() { _file.Flush(); [|_file.Flush(true)|]; }
            private static void FlushHandle<T>(Microsoft.Win32.SafeHandles.SafeFileHandle handle, T when) => [|RandomAccess.FlushToDisk(handle)|];
            """));

        Reports("in a generic class, in another part", """
            [MemoryProvider]
            public sealed partial class Provider<T>
            {
                private readonly FileStream _file;
                private Provider(FileStream file) => _file = file;
                private partial void FlushFile();
            """ + Core.Transfer + """
            }

            partial class Provider<T>
            {
                private void FlushCore() => FlushFile();
                private partial void FlushFile() => [|_file.Flush(true)|];
            }
            """);
    }

    private void PassesFlushes()
    {
        IsSilent("what fails if the disk does", Provider("private void FlushCore() { _file.Flush(); FileDurability.Sync(_handle); }"));

        IsSilent("only the buffer", Provider("""
            private bool _toDisk;
            private Stream Any => _file;
            private void FlushCore()
            {
                _file.Flush();
                _file.Flush(false);
                _file.Flush(flushToDisk: false);
                _file.Flush(_toDisk);
                Any.Flush();
            }
            """));

        IsSilent("elsewhere in a provider", Provider("""
            private void OpenCore() => _file.Flush(true);
            private void DisposeCore() { _file.Flush(true); Unused(); }
            private void FlushCore() => Step();
            private void Step() => Unused();
            private void Unused() => RandomAccess.FlushToDisk(_handle);
            public void FlushCore(bool toDisk) => _file.Flush(true);
            public static void FlushOf(FileStream file) => file.Flush(true);

            private sealed class Log(FileStream file)
            {
                private void FlushCore() => file.Flush(true);
            }
            """));

        IsSilent("no provider", """
            public sealed class Writer(FileStream file)
            {
                private void FlushCore() { file.Flush(true); RandomAccess.FlushToDisk(file.SafeFileHandle); }
            }
            """);

        IsSilent("others of that name", Provider("""
            private void FlushCore() { RandomAccess.FlushToDisk(this); new Journal().Flush(true); }
            private static class RandomAccess { public static void FlushToDisk(object handle) { } }
            """) + """

            public sealed class Journal() : FileStream("a", FileMode.Create)
            {
                public override void Flush(bool flushToDisk) => FileDurability.Sync(SafeFileHandle);
            }
            """);

        IsSilent("a flush that is passed on", Provider("""
            private void FlushCore()
            {
                Action<Microsoft.Win32.SafeHandles.SafeFileHandle> flush = RandomAccess.FlushToDisk;
            }
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
