using System.Reflection;

namespace ProviderGen.Packages.Tests.Support;

/// <summary>Where the sources are that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryDirectory").Value!;

    public static string Tests { get; } = Path.Combine(Root, "tests", "system", "ProviderGen.Packages.Tests");

    /// <summary>The names of the projects that become packages.</summary>
    public static string[] PackedProjects { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => File.ReadAllText(project).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal))
            .Select(project => Path.GetFileNameWithoutExtension(project))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Those of them that are libraries, and therefore referenced here; tools and templates have no API.</summary>
    public static string[] PackedLibraries { get; } =
        [.. PackedProjects.Where(project => File.Exists(Path.Combine(AppContext.BaseDirectory, $"{project}.dll")))];
}
