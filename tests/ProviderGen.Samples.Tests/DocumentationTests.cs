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

    [Theory]
    [InlineData("Quickstart/SparseMemoryProvider.cs", "[MemoryProvider", "}", "public int PagesInMemory => _pages.Count;")]
    [InlineData("Conformance/SparseMemoryProviderTests.cs", "public sealed class", "}")]
    [InlineData("Conformance/WithoutAdaptor.cs", "var subject", ";")]
    public void The_README_shows_the_sample(string sample, string first, string last, string except = "")
    {
        string text = File.ReadAllText(Path.Combine(Root, "samples", sample));
        string shown = text[text.IndexOf(first, StringComparison.Ordinal)..(text.LastIndexOf(last, StringComparison.Ordinal) + 1)];
        if (except.Length > 0)
            shown = shown.Replace(except, "", StringComparison.Ordinal);
        string readme = Spaces().Replace(File.ReadAllText(Path.Combine(Root, "README.md")), " ");
        Assert.Contains(Spaces().Replace(shown, " "), readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var subject", "for every n")]
    [InlineData("CrashReport report", ";")]
    public void The_verification_shows_the_sample(string first, string last)
    {
        string text = File.ReadAllText(Path.Combine(Root, "samples/Conformance/FaultsAndCrashes.cs"));
        int start = text.IndexOf(first, StringComparison.Ordinal);
        string shown = text[start..(text.IndexOf(last, start, StringComparison.Ordinal) + last.Length)];
        string page = Spaces().Replace(File.ReadAllText(Path.Combine(Root, "docs/verification.md")), " ");
        Assert.Contains(Spaces().Replace(shown, " "), page, StringComparison.Ordinal);
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
