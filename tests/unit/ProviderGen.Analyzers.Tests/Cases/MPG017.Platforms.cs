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
}
