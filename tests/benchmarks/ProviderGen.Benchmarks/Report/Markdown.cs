using System.Text;

namespace ProviderGen.Benchmarks.Report;

/// <summary>Tables, and the page they are put into.</summary>
internal static class Markdown
{
    /// <summary>A table, its first column to the left and the others to the right.</summary>
    public static string Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        Row(table, head);
        Row(table, [.. head.Select((_, column) => column == 0 ? "---" : "---:")]);
        foreach (IReadOnlyList<string> row in rows)
            Row(table, row);
        return table.ToString();
    }

    /// <summary>Puts a text between the two marks of a name, in place of what is there.</summary>
    /// <exception cref="InvalidOperationException">The page does not have both marks.</exception>
    public static string Replace(string page, string name, string text)
    {
        (string begin, string end) = ($"<!-- begin {name} -->\n", $"<!-- end {name} -->");
        int from = page.IndexOf(begin, StringComparison.Ordinal);
        int to = from < 0 ? -1 : page.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0
            ? throw new InvalidOperationException($"The page does not say where '{name}' begins and ends.")
            : $"{page[..(from + begin.Length)]}\n{text.Trim('\n')}\n\n{page[to..]}";
    }

    private static void Row(StringBuilder table, IReadOnlyList<string> cells)
        => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
