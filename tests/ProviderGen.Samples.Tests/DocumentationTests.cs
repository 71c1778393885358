using System.Text.RegularExpressions;

namespace ProviderGen.Samples.Tests;

public partial class DocumentationTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Pages => [.. Directory
        .EnumerateFiles(Root, "*.md", new EnumerationOptions { RecurseSubdirectories = true })
        .Select(path => Path.GetRelativePath(Root, path))
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or ".git"))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_what_is_there(string page)
    {
        string directory = Path.GetDirectoryName(Path.Combine(Root, page))!;
        Assert.All(
            Link().Matches(File.ReadAllText(Path.Combine(Root, page))).Select(match => match.Groups[1].Value),
            target => Assert.True(target.Contains("://", StringComparison.Ordinal) || Path.Exists(Path.Combine(directory, target)), target));
    }

    [Fact]
    public void The_README_shows_the_provider_of_the_sample()
    {
        string sample = File.ReadAllText(Path.Combine(Root, "samples", "Quickstart", "SparseMemoryProvider.cs"));
        string readme = Spaces().Replace(File.ReadAllText(Path.Combine(Root, "README.md")), " ");
        string shown = sample[sample.IndexOf("[MemoryProvider", StringComparison.Ordinal)..]
            .Replace("public int PagesInMemory => _pages.Count;", "", StringComparison.Ordinal);
        Assert.Contains(Spaces().Replace(shown, " ").Trim(), readme, StringComparison.Ordinal);
    }

    private static string FindRoot()
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "ProviderGen.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return directory;
    }

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
