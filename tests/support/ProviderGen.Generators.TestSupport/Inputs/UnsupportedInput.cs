using System.Text;

namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>A type for which no code is generated, and why.</summary>
public sealed class UnsupportedInput
{
    private UnsupportedInput(string source, IReadOnlyList<(int Start, int Length)> spans, string[] reasons)
    {
        Source = source;
        Problems =
        [
            .. reasons.SelectMany((joined, i) => joined.Split('\n').Select(reason => (spans.Count == 1 ? spans[0] : spans[i], reason))),
        ];
    }

    /// <summary>The source, without marks.</summary>
    public string Source { get; }

    /// <summary>Every reason with the place it is reported at.</summary>
    public IReadOnlyList<((int Start, int Length) Span, string Reason)> Problems { get; }

    /// <summary>Places are marked by <c>[|</c> and <c>|]</c>: one for all reasons, or one for each in order, where line feeds separate several.</summary>
    public static UnsupportedInput Parse(string marked, params string[] reasons)
    {
        var source = new StringBuilder();
        var spans = new List<(int Start, int Length)>();
        int start = 0;
        for (int i = 0; i < marked.Length; i++)
        {
            string mark = i + 1 < marked.Length ? marked.Substring(i, 2) : "";
            if (mark is not ("[|" or "|]"))
                source.Append(marked[i]);
            else if (mark == "[|")
                start = source.Length;
            else
                spans.Add((start, source.Length - start));
            if (mark is "[|" or "|]")
                i++;
        }

        if (spans.Count != 1 && spans.Count != reasons.Length)
            throw new ArgumentException($"{spans.Count} places for {reasons.Length} reasons.", nameof(marked));
        return new UnsupportedInput(source.ToString(), spans, reasons);
    }
}
