using ProviderGen.TestSupport;

namespace ProviderGen.Samples.Tests.Documentation;

/// <summary>Every Markdown page of the repository.</summary>
internal static class Pages
{
    /// <summary>The pages, by their paths from the root, with slashes.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md", new EnumerationOptions { RecurseSubdirectories = true })
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(page => !page.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or ".git"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a file. A checkout may have other line endings.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");
}
