using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ProviderGen.CodeFixes;

/// <summary>Puts members into a type, laid out like what is there.</summary>
internal static class NewMembers
{
    /// <summary>Behind everything that is in the type.</summary>
    /// <param name="place">Where the fix is offered.</param>
    /// <param name="type">The type, which is complete.</param>
    /// <param name="members">Members, not indented, their lines separated by line feeds.</param>
    public static TextChange AtEnd(FixPlace place, TypeDeclarationSyntax type, IEnumerable<string> members)
    {
        string end = place.LineEnd;
        string outer = place.IndentationAt(type.SpanStart);
        string block = Layout(place, type, members);
        if (HasNoBody(type))
            return Body(type, outer, block, end);

        SyntaxToken last = type.CloseBraceToken.GetPreviousToken();
        string gap = last == type.OpenBraceToken ? "" : end;
        int brace = type.CloseBraceToken.SpanStart;
        var between = TextSpan.FromBounds(last.Span.End, brace);
        if (string.IsNullOrWhiteSpace(place.Text.ToString(between)))
            return new TextChange(between, end + gap + block + end + outer);

        // Behind a comment. One on the line of the brace stays there.
        int line = place.Text.Lines.GetLineFromPosition(brace).Start;
        return line + place.IndentationAt(brace).Length == brace
            ? new TextChange(new TextSpan(line, 0), gap + block + end)
            : new TextChange(new TextSpan(brace, 0), end + gap + block + end + outer);
    }

    /// <summary>Behind the fields that the type begins with.</summary>
    /// <inheritdoc cref="AtEnd"/>
    public static TextChange BehindFields(FixPlace place, TypeDeclarationSyntax type, IEnumerable<string> members)
    {
        string end = place.LineEnd;
        string outer = place.IndentationAt(type.SpanStart);
        string block = Layout(place, type, members);
        if (HasNoBody(type))
            return Body(type, outer, block, end);

        SyntaxToken before = type.Members.TakeWhile(member => member is FieldDeclarationSyntax).LastOrDefault()?.GetLastToken() ?? type.OpenBraceToken;
        SyntaxToken after = before.GetNextToken();
        string gap = before == type.OpenBraceToken ? "" : end;
        if (!before.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
        {
            string rest = after == type.CloseBraceToken ? outer : end + place.MemberIndentation(type);
            return new TextChange(TextSpan.FromBounds(before.Span.End, after.SpanStart), end + gap + block + end + rest);
        }

        bool isFollowedByGap = after == type.CloseBraceToken || (after.HasLeadingTrivia && after.LeadingTrivia[0].IsKind(SyntaxKind.EndOfLineTrivia));
        return new TextChange(new TextSpan(before.FullSpan.End, 0), gap + block + end + (isFollowedByGap ? "" : end));
    }

    /// <summary>Whether members can be put there: while a type is being typed, its end may be missing.</summary>
    public static bool IsComplete(TypeDeclarationSyntax type)
        => HasNoBody(type) || (!type.OpenBraceToken.IsMissing && !type.CloseBraceToken.IsMissing);

    private static bool HasNoBody(TypeDeclarationSyntax type)
        => type.OpenBraceToken.IsKind(SyntaxKind.None) && !type.SemicolonToken.IsMissing;

    private static TextChange Body(TypeDeclarationSyntax type, string outer, string block, string end)
        => new(type.SemicolonToken.Span, $"{end}{outer}{{{end}{block}{end}{outer}}}");

    private static string Layout(FixPlace place, TypeDeclarationSyntax type, IEnumerable<string> members)
    {
        string indentation = place.MemberIndentation(type);
        IEnumerable<string> lines = string.Join("\n\n", members).Split('\n').Select(line => line.Length == 0 ? line : indentation + line);
        return string.Join(place.LineEnd, lines);
    }

    private static string MemberIndentation(this FixPlace place, TypeDeclarationSyntax type)
    {
        string outer = place.IndentationAt(type.SpanStart);
        string inner = type.Members.FirstOrDefault() is { } member ? place.IndentationAt(member.SpanStart) : outer;
        return inner.Length > outer.Length ? inner : outer + (outer.EndsWith("\t", StringComparison.Ordinal) ? "\t" : "    ");
    }
}
