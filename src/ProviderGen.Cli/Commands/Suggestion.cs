using System.CommandLine;

namespace ProviderGen.Cli.Commands;

/// <summary>Suggests a known word for an unknown one.</summary>
internal static class Suggestion
{
    /// <summary>What is wrong with the command line if a command or an option is misspelt; null if it is something else.</summary>
    public static string? For(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is not [var first, ..])
            return null;
        if (parsed.UnmatchedTokens.FirstOrDefault(token => token.StartsWith('-')) is { } option)
            return Sentence("option", option, command.Options.Select(candidate => candidate.Name));
        return command is RootCommand ? Sentence("command", first, command.Subcommands.Select(candidate => candidate.Name)) : null;
    }

    private static string Sentence(string kind, string word, IEnumerable<string> candidates)
    {
        var (nearest, distance) = candidates.Select(candidate => (candidate, Distance(word.ToLowerInvariant(), candidate))).MinBy(pair => pair.Item2);
        return $"There is no {kind} '{word}'" + (distance <= Math.Max(1, nearest.Length / 3) ? $". Did you mean '{nearest}'?" : ".");
    }

    // Letters to add, to leave out, to replace, or to swap with their neighbours.
    private static int Distance(string from, string to)
    {
        int[,] steps = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    steps[i, j] = i + j;
                    continue;
                }

                int replaced = steps[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                steps[i, j] = Math.Min(replaced, Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
            }
        }

        return steps[from.Length, to.Length];
    }
}
