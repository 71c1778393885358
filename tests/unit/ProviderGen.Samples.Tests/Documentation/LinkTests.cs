using System.Text.RegularExpressions;
using ProviderGen.TestSupport;

namespace ProviderGen.Samples.Tests.Documentation;

/// <summary>Links lead somewhere: to a file of the repository, and to a heading where they name one.</summary>
public partial class LinkTests
{
    public static TheoryData<string> All => [.. Pages.All];

    [Theory]
    [MemberData(nameof(All))]
    public void Links_lead_to_what_is_there(string page)
        => Assert.All(FencedBlock.LinesOutside(page).SelectMany(line => Link().Matches(line)), link => Follow(page, link.Groups[1].Value));

    [Fact]
    public void Every_page_of_the_documentation_can_be_reached_from_its_index()
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>(["docs/README.md"]);
        while (open.TryDequeue(out string? page))
        {
            if (!reached.Add(page))
                continue;
            foreach (Match link in FencedBlock.LinesOutside(page).SelectMany(line => Link().Matches(line)))
            {
                string target = Resolve(page, link.Groups[1].Value.Split('#')[0]);
                if (target.StartsWith("docs/", StringComparison.Ordinal) && target.EndsWith(".md", StringComparison.Ordinal))
                    open.Enqueue(target);
            }
        }

        Assert.Empty(Pages.All.Where(page => page.StartsWith("docs/", StringComparison.Ordinal)).Except(reached));
    }

    private static void Follow(string page, string target)
    {
        if (target.Contains("://", StringComparison.Ordinal))
            return;

        string[] parts = target.Split('#', 2);
        string file = parts[0].Length == 0 ? page : Resolve(page, parts[0]);
        Assert.True(Path.Exists(Path.Combine(Repository.Root, file)), $"{page}: there is no {file}");
        if (parts.Length == 2)
            Assert.True(Anchors(file).Contains(parts[1]), $"{page}: {file} has no heading #{parts[1]}");
    }

    private static string Resolve(string page, string target)
    {
        string directory = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(directory, target))).Replace(Path.DirectorySeparatorChar, '/');
    }

    // As GitHub makes them: lower case, hyphens for spaces, and nothing but letters, digits, hyphens and underscores.
    private static HashSet<string> Anchors(string page)
        => [.. FencedBlock.LinesOutside(page)
            .Where(line => line.StartsWith('#'))
            .Select(line => NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
