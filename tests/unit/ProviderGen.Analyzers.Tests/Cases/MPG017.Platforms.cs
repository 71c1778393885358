namespace ProviderGen.Analyzers.Tests.Cases;

/// <summary>The cases in which it matters on which systems the flush runs.</summary>
internal sealed partial class MPG017
{
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

        Reports("names, variables and members that are no guards", Provider("""
            private static readonly bool IsWindows = OperatingSystem.IsWindows();
            private static bool OnWindows() => OperatingSystem.IsWindows();
            private void FlushCore()
            {
                bool isWindows = OperatingSystem.IsWindows();
                if (isWindows) [|_file.Flush(true)|];
                if (IsWindows) [|_file.Flush(true)|];
                if (OnWindows()) [|_file.Flush(true)|];
                if (Environment.OSVersion.Platform == PlatformID.Win32NT) [|_file.Flush(true)|];
            }
            """));

        Reports("a guard that does not leave", Provider("""
            private void FlushCore()
            {
                if (!OperatingSystem.IsWindows())
                    FileDurability.Sync(_handle);
                if (!OperatingSystem.IsWindows())
                    return;
                else
                    FileDurability.Sync(_handle);
                Action flush = () => { if (!OperatingSystem.IsWindows()) return; };
                flush();
                [|_file.Flush(true)|];
                if (!OperatingSystem.IsWindows())
                    return;
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

        IsSilent("where it is Windows, by a guard of your own", Provider("""
            [System.Runtime.Versioning.SupportedOSPlatformGuard("windows10.0")]
            private static bool HasWindows => OperatingSystem.IsWindowsVersionAtLeast(10);
            [System.Runtime.Versioning.SupportedOSPlatformGuard("windows")]
            private static readonly bool Here = OperatingSystem.IsWindows();
            private void FlushCore()
            {
                if (HasWindows) _file.Flush(true);
                if (!Here) throw new PlatformNotSupportedException();
                _file.Flush(true);
            }
            """));

        IsSilent("neither Linux nor macOS", Provider("""
            private void FlushCore()
            {
                if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
                    FileDurability.Sync(_handle);
                else
                    _file.Flush(true);
                if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
                    _file.Flush(true);
                Action flush = OperatingSystem.IsWindows() ? () => _file.Flush(true) : () => FileDurability.Sync(_handle);
                flush();
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
}
