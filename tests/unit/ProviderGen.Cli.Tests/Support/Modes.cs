namespace ProviderGen.Cli.Tests.Support;

/// <summary>Modes of files; a test that uses them is skipped where there are none.</summary>
internal static class Modes
{
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static UnixFileMode Of(string path)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes.");
        return OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);
    }

    public static void Set(string path, UnixFileMode mode)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes.");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    public static void SetAll(IEnumerable<string> paths, UnixFileMode mode)
    {
        foreach (string path in paths)
            Set(path, mode);
    }
}
