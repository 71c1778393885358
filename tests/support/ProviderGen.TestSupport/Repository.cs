namespace ProviderGen.TestSupport;

/// <summary>The repository that the tests have been built in.</summary>
public static class Repository
{
    /// <summary>The path of its root.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "ProviderGen.slnx")))
            directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return directory;
    }
}
