using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ProviderGen.CodeFixes;

/// <summary>Changes that leave what is around them, and what stays, as it is written: with its comments and line ends.</summary>
internal static class SyntaxChanges
{
    public static TextChange InsertBefore(SyntaxNode node, string text) => new(new TextSpan(node.SpanStart, 0), text);

    public static TextChange InsertBehind(SyntaxNode node, string text) => new(new TextSpan(node.Span.End, 0), text);

    public static TextChange Replace(SyntaxNode node, string text) => new(node.Span, text);

    /// <summary>Takes away everything around a part of an expression, apart from comments.</summary>
    public static IEnumerable<TextChange> KeepOnly(ExpressionSyntax whole, ExpressionSyntax part)
        => Remove(whole, TextSpan.FromBounds(whole.SpanStart, part.SpanStart), withBlanksBehind: true)
            .Concat(Remove(whole, TextSpan.FromBounds(part.Span.End, whole.Span.End), withBlanksBehind: false));

    /// <summary>Takes away the tokens in a part of a node, and the blanks on one side of them.</summary>
    public static IEnumerable<TextChange> Remove(SyntaxNode whole, TextSpan span, bool withBlanksBehind)
        => whole.DescendantTokens(node => node.FullSpan.OverlapsWith(span))
            .Where(token => !token.Span.IsEmpty && span.Contains(token.Span))
            .Select(token => Remove(token, withBlanksBehind));

    /// <summary>Takes away a token, and the blanks on one side of it.</summary>
    public static TextChange Remove(SyntaxToken token, bool withBlanksBehind) => new(
        withBlanksBehind
            ? TextSpan.FromBounds(token.SpanStart, token.Span.End + Blanks(token.TrailingTrivia))
            : TextSpan.FromBounds(token.SpanStart - Blanks(token.LeadingTrivia.Count > 0 ? token.LeadingTrivia.Reverse() : token.GetPreviousToken().TrailingTrivia.Reverse()), token.Span.End),
        "");

    /// <summary>Calculates something with an expression, which gets parentheses where it needs them.</summary>
    public static IEnumerable<TextChange> AsFactor(this ExpressionSyntax expression, string before, string behind)
        => IsFactor(expression) ? Around(expression, before, behind) : Around(expression, before + "(", ")" + behind);

    /// <summary>As <see cref="AsFactor"/>, for something that is added to the expression.</summary>
    public static IEnumerable<TextChange> AsSummand(this ExpressionSyntax expression, string before, string behind)
        => expression.RawKind is (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression
            or (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression
                ? Around(expression, before, behind)
                : AsFactor(expression, before, behind);

    private static IEnumerable<TextChange> Around(ExpressionSyntax expression, string before, string behind)
        => [.. before.Length > 0 ? new[] { InsertBefore(expression, before) } : [], InsertBehind(expression, behind)];

    private static bool IsFactor(ExpressionSyntax expression) => expression is
        IdentifierNameSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax
        or InvocationExpressionSyntax or CastExpressionSyntax or ElementAccessExpressionSyntax or CheckedExpressionSyntax;

    private static int Blanks(IEnumerable<SyntaxTrivia> trivia)
        => trivia.TakeWhile(each => each.IsKind(SyntaxKind.WhitespaceTrivia)).Sum(each => each.Span.Length);
}
