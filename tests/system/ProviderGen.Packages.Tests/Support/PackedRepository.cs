using ProviderGen.TestSupport;

namespace ProviderGen.Packages.Tests.Support;

/// <summary>What of the repository becomes packages.</summary>
internal static class PackedRepository
{
    public static string Tests { get; } = Path.Combine(Repository.Root, "tests", "system", "ProviderGen.Packages.Tests");

    /// <summary>The projects to pack, and no others.</summary>
    public static string Packages { get; } = Path.Combine(Repository.Root, "packaging", "Packages.slnf");

    /// <summary>The names of the projects that become packages.</summary>
    public static string[] PackedProjects { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => File.ReadAllText(project).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal))
            .Select(project => Path.GetFileNameWithoutExtension(project))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Those of them that are libraries, and therefore referenced here; tools and templates have no API.</summary>
    public static string[] PackedLibraries { get; } =
        [.. PackedProjects.Where(project => File.Exists(Path.Combine(AppContext.BaseDirectory, $"{project}.dll")))];
}
