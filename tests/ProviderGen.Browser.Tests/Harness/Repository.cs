namespace ProviderGen.Browser.Tests;

/// <summary>Where things lie in the repository that the tests have been built in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>What another project has been built into, in the configuration of the tests.</summary>
    public static string OutputOf(string project, string file)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Root, project, "bin", configuration, "net10.0", file);
    }

    private static string FindRoot()
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "ProviderGen.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return directory;
    }
}
