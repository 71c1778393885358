namespace ProviderGen.TestSupport;

/// <summary>The programs on the path.</summary>
public static class Programs
{
    /// <summary>Where a program lies, by the first of these names that there is; null if there is none.</summary>
    public static string? Find(params string[] names) => (
        from directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        from name in names
        select Path.Combine(directory, name)).FirstOrDefault(File.Exists);
}
