using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ProviderGen.Analyzers.Tests.Harness;

/// <summary>A source, and where in it something is reported.</summary>
/// <remarks>
/// <c>[|…|]</c> marks the rule under test, <c>{|CS0103:…|}</c> any other rule or an error of the compiler. Marks may nest.
/// </remarks>
internal sealed class MarkedSource
{
    private MarkedSource(string text, IReadOnlyList<Mark> marks)
    {
        Text = text;
        Marks = marks;
    }

    /// <summary>The source without its marks.</summary>
    public string Text { get; }

    public IReadOnlyList<Mark> Marks { get; }

    public static MarkedSource Parse(string marked, string rule)
    {
        var text = new StringBuilder();
        var marks = new List<Mark>();
        var open = new Stack<(string Id, int Start, string End)>();
        for (int i = 0; i < marked.Length;)
        {
            string two = marked.Substring(i, Math.Min(2, marked.Length - i));
            if (two == "[|")
            {
                open.Push((rule, text.Length, "|]"));
                i += 2;
            }
            else if (two == "{|")
            {
                int colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], text.Length, "|}"));
                i = colon + 1;
            }
            else if (open.TryPeek(out var last) && two == last.End)
            {
                open.Pop();
                marks.Add(new Mark(last.Id, TextSpan.FromBounds(last.Start, text.Length)));
                i += 2;
            }
            else
            {
                text.Append(marked[i++]);
            }
        }

        if (open.Count > 0)
            throw new ArgumentException($"A mark of {open.Peek().Id} is not closed.", nameof(marked));
        return new MarkedSource(text.ToString(), marks);
    }
}

/// <summary>Something that is reported, and where.</summary>
internal readonly record struct Mark(string Id, TextSpan Span);
