namespace ProviderGen.Browser.Tests;

/// <summary>Where things lie: in the repository that the tests have been built in, and on the path.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>What another project has been built into, in the configuration of the tests.</summary>
    public static string OutputOf(string project, string file)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Root, project, "bin", configuration, "net10.0", file);
    }

    /// <summary>Where a program lies, by the first of these names that there is; null if there is none.</summary>
    public static string? FindProgram(params string[] names) => (
        from directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        from name in names
        select Path.Combine(directory, name)).FirstOrDefault(File.Exists);

    private static string FindRoot()
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "ProviderGen.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return directory;
    }
}
