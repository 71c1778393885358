using System.Text.RegularExpressions;

namespace ProviderGen.Samples.Tests.Documentation;

/// <summary>What stands between two fences on a page.</summary>
/// <param name="Page">The path of the page.</param>
/// <param name="Line">The number of the line of its first fence, from 1.</param>
/// <param name="Heading">The heading it stands under.</param>
/// <param name="Position">How many blocks stand above it under the same heading.</param>
/// <param name="Info">What follows the first fence: the language, and perhaps a word more.</param>
/// <param name="Text">What is in it.</param>
internal sealed partial record FencedBlock(string Page, int Line, string Heading, int Position, string Info, string Text)
{
    private const string Fence = "```";

    /// <summary>Whether it shows what a rule reports.</summary>
    public bool IsBadExample => IsOfRule && this is { Heading: "Bad", Position: 0, Info: "csharp" };

    /// <summary>Whether it stands on the page of a rule.</summary>
    public bool IsOfRule => RulePage().IsMatch(Page);

    /// <summary>The blocks of a page.</summary>
    public static IEnumerable<FencedBlock> Of(string page)
    {
        string[] lines = Pages.Text(page).Split('\n');
        (string heading, int position) = ("", 0);
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimStart();
            if (line.StartsWith('#'))
                (heading, position) = (line.TrimStart('#').Trim(), 0);
            if (!line.StartsWith(Fence, StringComparison.Ordinal))
                continue;
            int end = Array.FindIndex(lines, i + 1, candidate => candidate.Trim() == Fence);
            Assert.True(end > i, $"{page}({i + 1}): a block without an end");
            yield return new FencedBlock(page, i + 1, heading, position++, line[Fence.Length..].Trim(), string.Join('\n', lines[(i + 1)..end]));
            i = end;
        }
    }

    /// <summary>A page without its blocks.</summary>
    public static IEnumerable<string> LinesOutside(string page)
    {
        bool inside = false;
        foreach (string line in Pages.Text(page).Split('\n'))
        {
            bool isFence = line.TrimStart().StartsWith(Fence, StringComparison.Ordinal);
            inside ^= isFence;
            if (!inside && !isFence)
                yield return line;
        }
    }

    [GeneratedRegex(@"^docs/rules/MPG\d{3}\.md$")]
    private static partial Regex RulePage();
}
