using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG017 : RuleCases
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
            message: "On Unix 'RandomAccess.FlushToDisk' reports success even if the disk fails, and so does the flush of 'Provider'");

        Reports("a stream", Provider("private void FlushCore() { [|_file.Flush(true)|]; }"),
            message: "On Unix 'FileStream.Flush(true)' reports success even if the disk fails, and so does the flush of 'Provider'");

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

    private void ReportsOnUnix()
    {
        Reports("where it is not Windows, or may not be", Provider("""
            private void FlushCore()
            {
                if (!OperatingSystem.IsWindows())
                    [|RandomAccess.FlushToDisk(_handle)|];
                if (OperatingSystem.IsLinux())
                    [|RandomAccess.FlushToDisk(_handle)|];
                else
                    [|RandomAccess.FlushToDisk(_handle)|];
                if (OperatingSystem.IsWindows() || _file.Length > 0)
                    [|RandomAccess.FlushToDisk(_handle)|];
                if (OperatingSystem.IsWindows())
                    _file.Flush(true);
                [|_file.Flush(true)|];
                if (OperatingSystem.IsWindows() == false)
                    [|_file.Flush(true)|];
                if (Environment.OSVersion.Platform is PlatformID.Win32NT or PlatformID.Unix)
                    [|_file.Flush(true)|];
                if (Environment.OSVersion.Platform is not PlatformID.Win32NT and not PlatformID.Xbox)
                    [|_file.Flush(true)|];
                try { }
                finally { if (OperatingSystem.IsFreeBSD()) [|_file.Flush(true)|]; }
            }
            """));

        Reports("another system beside Windows", """
            using System.Runtime.Versioning;

            [SupportedOSPlatform("windows"), SupportedOSPlatform("linux")]
            """ + Provider("""
            [UnsupportedOSPlatform("windows")]
            private void FlushCore() => [|_file.Flush(true)|];
            """));

        Reports("a guard for another system beside Windows", Provider("""
            [System.Runtime.Versioning.SupportedOSPlatformGuard("windows"), System.Runtime.Versioning.SupportedOSPlatformGuard("linux")]
            private static bool CanFlush => OperatingSystem.IsWindows() || OperatingSystem.IsLinux();
            private void FlushCore()
            {
                if (CanFlush)
                    [|_file.Flush(true)|];
            }
            """));

        Reports("names that tell nothing", Provider("""
            private bool IsDisposed, HasWindows = true, _onWindows = OperatingSystem.IsWindows();
            private static bool Endless => Endless && Endless || NeverEnds() && Endless;
            private static bool NeverEnds() => Endless || NeverEnds();
            private bool Block { get { return OperatingSystem.IsWindows(); } }
            private void FlushCore()
            {
                if (_onWindows || Endless || Block)
                    [|_file.Flush(true)|];
                if (IsDisposed || !HasWindows)
                    return;
                [|_file.Flush(true)|];
            }
            """));
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

        IsSilent("a function that is never called, and one that is passed on", Provider("""
            private void FlushCore()
            {
                Action<Microsoft.Win32.SafeHandles.SafeFileHandle> flush = RandomAccess.FlushToDisk;
                void Unused() => _file.Flush(true);
                void Again() { Again(); _file.Flush(true); }
                return;
                _file.Flush(true);
            }
            """));
    }

    private void PassesOnWindows()
    {
        IsSilent("where it is Windows", Provider("""
            private void FlushCore()
            {
                if (OperatingSystem.IsWindows())
                    RandomAccess.FlushToDisk(_handle);
                else
                    FileDurability.Sync(_handle);
                if (OperatingSystem.IsWindowsVersionAtLeast(10) && _file.Length > 0)
                {
                    try { _file.Flush(true); }
                    finally { RandomAccess.FlushToDisk(_handle); }
                }

                if (!OperatingSystem.IsWindows())
                {
                    FileDurability.Sync(_handle);
                    return;
                }

                Action flush = () => _file.Flush(true);
                flush();
                Step();
                Disk();
                void Disk() => _file.Flush(true);
            }

            private void Step() => RandomAccess.FlushToDisk(_handle);
            """));

        IsSilent("where it is Windows, in other words", Provider("""
            private static readonly bool IsWindows = OperatingSystem.IsWindows();
            [System.Runtime.Versioning.SupportedOSPlatformGuard("windows10.0")]
            private static bool HasWindows => IsWindows;
            private void FlushCore()
            {
                bool here = !(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS());
                if (here) _file.Flush(true);
                if (IsWindows) _file.Flush(true);
                if (HasWindows) _file.Flush(true);
                if (OperatingSystem.IsOSPlatform("Windows")) _file.Flush(true);
                if (System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Windows)) _file.Flush(true);
                if (Environment.OSVersion.Platform == PlatformID.Win32NT) _file.Flush(true);
                if (Environment.OSVersion.Platform != PlatformID.Win32NT) return;
                _file.Flush(true);
            }
            """));

        IsSilent("where it is Windows, compared and matched", Provider("""
            private void FlushCore()
            {
                if (Environment.OSVersion.Platform is PlatformID.Win32NT) _file.Flush(true);
                if (Environment.OSVersion.Platform is not (PlatformID.Unix or PlatformID.MacOSX)) _file.Flush(true);
                if (OperatingSystem.IsWindows() is true) _file.Flush(true);
                if (OperatingSystem.IsWindows() == true & _file.Length > 0) _file.Flush(true);
                Action flush = Environment.OSVersion.Platform switch
                {
                    PlatformID.Win32NT => () => _file.Flush(true),
                    _ => () => FileDurability.Sync(_handle),
                };
                flush();
                if (OperatingSystem.IsWindows() == false | _file.Length == 0)
                    return;
                _file.Flush(true);
            }
            """));

        IsSilent("where it is Windows, by what was handed on or remembered", Provider("""
            private void FlushCore()
            {
                Step(OperatingSystem.IsWindows());
                bool isWindows = Environment.OSVersion.VersionString.Contains("Windows"), isLinux = false, isMacOS = false;
                if (isWindows) _file.Flush(true);
                isLinux |= OperatingSystem.IsLinux();
                isMacOS |= OperatingSystem.IsMacOS();
                if (!isLinux && !isMacOS) _file.Flush(true);
            }

            private void Step(bool isWindows)
            {
                if (isWindows)
                    _file.Flush(true);
                else
                    FileDurability.Sync(_handle);
            }
            """));

        IsSilent("where it is Windows, as a member says", Provider("""
            private static readonly bool NeedsSync = !OperatingSystem.IsWindows();
            private static bool OnWindows => !NeedsSync;
            private static bool RunsOn(string system) => OperatingSystem.IsOSPlatform(system) && OnWindows;
            private void FlushCore()
            {
                if (OnWindows) _file.Flush(true);
                if (RunsOn("windows")) _file.Flush(true);
                if (NeedsSync)
                    FileDurability.Sync(_handle);
                else
                    RandomAccess.FlushToDisk(_handle);
            }
            """));

        IsSilent("neither Linux nor macOS", Provider("""
            private void FlushCore()
            {
                if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
                    FileDurability.Sync(_handle);
                else
                    _file.Flush(true);
                switch (Environment.OSVersion.Platform)
                {
                    case PlatformID.Win32NT:
                        _file.Flush(true);
                        break;
                }
            }
            """));

        IsSilent("a class for Windows", """
            using System.Runtime.Versioning;

            [SupportedOSPlatform("windows")]
            """ + Provider("private void FlushCore() => _file.Flush(true);"));

        IsSilent("a class in one for Windows, and a method for Windows", $$"""
            using System.Runtime.Versioning;

            [SupportedOSPlatform("Windows8.0")]
            public static partial class Native
            {
            {{Provider("private void FlushCore() => _file.Flush(true);")}}
            }

            {{Provider("""
            private void FlushCore()
            {
                Disk();
                if (OperatingSystem.IsWindows()) Step();
                [SupportedOSPlatform("windows")] void Disk() => _file.Flush(true);
            }

            [SupportedOSPlatform("windows")]
            private void Step() => _file.Flush(true);
            """)}}
            """);

        IsSilent("a project for Windows", """
            [assembly: System.Runtime.Versioning.SupportedOSPlatform("Windows7.0")]

            """ + Provider("private void FlushCore() => RandomAccess.FlushToDisk(_handle);"));
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
