namespace ProviderGen.Generators.Templates;

/// <summary>
/// A template, taken apart. It is a C# file: <c>#if</c> chooses between lines by symbols, <c>#region for each x</c> repeats
/// lines, <c>#region containers</c> surrounds them with declarations, and words such as <c>__NAME__</c> stand for what differs.
/// </summary>
internal abstract record Template
{
    /// <summary>The template that the plug-in carries as a resource of that name.</summary>
    public static Template Load(string resource)
    {
        using Stream stream = typeof(Template).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The plug-in carries no resource '{resource}'.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Takes a text apart; line ends may be of either kind.</summary>
    public static Template Parse(string text)
    {
        string[] lines = text.Replace("\r", "").TrimEnd('\n').Split('\n');
        int next = 0;
        return ParseBlock(lines, ref next);
    }

    private static Block ParseBlock(string[] lines, ref int next)
    {
        var parts = new List<Template>();
        while (next < lines.Length)
        {
            string directive = lines[next].StartsWith("#", StringComparison.Ordinal) ? lines[next] : "";
            if (directive is "#else" or "#endif" or "#endregion" || directive.StartsWith("#elif ", StringComparison.Ordinal))
                break;
            if (Argument(directive, "#if ") is { } condition)
                parts.Add(ParseChoice(lines, ref next, condition));
            else if (Argument(directive, "#region ") is { } name)
                parts.Add(ParseRegion(lines, ref next, name));
            else
                parts.Add(new Line(lines[next++]));
        }

        return new Block(parts);
    }

    private static Choice ParseChoice(string[] lines, ref int next, string condition)
    {
        next++;
        Block then = ParseBlock(lines, ref next);
        Template? otherwise = null;
        if (Argument(lines[next], "#elif ") is { } alternative)
            return new Choice(condition, then, ParseChoice(lines, ref next, alternative));
        if (lines[next] == "#else")
        {
            next++;
            otherwise = ParseBlock(lines, ref next);
        }

        next++;
        return new Choice(condition, then, otherwise);
    }

    private static Region ParseRegion(string[] lines, ref int next, string name)
    {
        next++;
        Block body = ParseBlock(lines, ref next);
        next++;
        return new Region(name, body);
    }

    private static string? Argument(string line, string directive)
        => line.StartsWith(directive, StringComparison.Ordinal) ? line.Substring(directive.Length) : null;

    internal sealed record Line(string Text) : Template;

    internal sealed record Block(IReadOnlyList<Template> Parts) : Template;

    internal sealed record Choice(string Condition, Template Then, Template? Otherwise) : Template;

    internal sealed record Region(string Name, Block Body) : Template;
}
