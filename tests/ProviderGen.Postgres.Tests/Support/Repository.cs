namespace ProviderGen.Postgres.Tests.Support;

/// <summary>Where the tests were built.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "ProviderGen.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return directory;
    }
}
