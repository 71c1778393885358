using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace ProviderGen.Generators.TestSupport.Verification;

/// <summary>The lines in which two texts differ, each with what stands around it.</summary>
public static class TextDiff
{
    private const int Context = 2;

    public static string Write(string before, string after)
    {
        List<DiffPiece> lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(before, after, ignoreWhitespace: false).Lines;
        var text = new List<string>();
        int shown = -1;
        for (int i = 0; i < lines.Count; i++)
        {
            bool isNear = lines.Skip(i - Context).Take(Context + 1 + Math.Min(i, Context)).Any(line => line.Type != ChangeType.Unchanged);
            if (!isNear)
                continue;
            if (shown != i - 1)
                text.Add("  ...");
            shown = i;
            text.Add(Mark(lines[i].Type) + lines[i].Text);
        }

        // Line ends are no lines: two texts may differ in nothing that a line shows.
        return text.Count > 0 ? string.Join('\n', text) : "only the line end at the end of the text differs";
    }

    private static string Mark(ChangeType type) => type switch
    {
        ChangeType.Inserted => "+ ",
        ChangeType.Deleted => "- ",
        _ => "  ",
    };
}
