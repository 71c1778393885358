using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProviderGen.CodeFixes;

/// <summary>Asks the provider that a diagnostic is about for something, at the place of the diagnostic.</summary>
internal static class ProviderExpression
{
    /// <summary>
    /// <c>provider.PageSize</c>; or null where the provider is not at hand, or evaluating it again could do something.
    /// </summary>
    public static ExpressionSyntax? PageSize(Diagnostic diagnostic, SemanticModel model)
    {
        int position = diagnostic.Location.SourceSpan.Start;
        ExpressionSyntax? pageSize = Find(diagnostic, model, position);

        // Who implements the property explicitly hides it.
        return pageSize is not null && Bind(pageSize, model, position) is IPropertySymbol ? pageSize : null;
    }

    private static ExpressionSyntax? Find(Diagnostic diagnostic, SemanticModel model, int position)
    {
        // Without a place, it is the provider in whose class the code stands.
        if (diagnostic.AdditionalLocations.Count == 0)
            return IdentifierName("PageSize");
        SyntaxNode root = model.SyntaxTree.GetRoot();
        if (root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax found)
            return null;
        ExpressionSyntax provider = WithoutForgiving(found).WithoutTrivia();
        return CanBeRepeated(provider) && IsAtHand(WithoutForgiving(found), model, position)
            ? MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, provider, IdentifierName("PageSize"))
            : null;
    }

    /// <summary>In parentheses, unless it needs none beside <c>*</c> and <c>/</c>.</summary>
    public static ExpressionSyntax AsFactor(this ExpressionSyntax expression) => expression is
        IdentifierNameSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax
        or InvocationExpressionSyntax or CastExpressionSyntax or ElementAccessExpressionSyntax or CheckedExpressionSyntax
            ? expression.WithoutTrivia()
            : ParenthesizedExpression(expression.WithoutTrivia());

    /// <summary>The two with an operator between them.</summary>
    public static BinaryExpressionSyntax Calculate(SyntaxKind kind, ExpressionSyntax left, ExpressionSyntax right)
    {
        BinaryExpressionSyntax bare = BinaryExpression(kind, left, right);
        return bare.WithOperatorToken(bare.OperatorToken.WithLeadingTrivia(Space).WithTrailingTrivia(Space));
    }

    /// <summary>As a number of another type.</summary>
    public static ExpressionSyntax Cast(this ExpressionSyntax expression, SyntaxKind keyword)
        => CastExpression(PredefinedType(Token(keyword)), expression);

    private static ExpressionSyntax WithoutForgiving(ExpressionSyntax expression)
        => expression is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven
            ? forgiven.Operand
            : expression;

    private static bool CanBeRepeated(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax => true,
        MemberAccessExpressionSyntax member => CanBeRepeated(member.Expression),
        _ => false,
    };

    /// <summary>Whether the expression means the same at a position as where it stands.</summary>
    private static bool IsAtHand(ExpressionSyntax expression, SemanticModel model, int position)
    {
        ExpressionSyntax first = expression;
        while (first is MemberAccessExpressionSyntax { Expression: var container })
            first = container;
        ISymbol? there = model.GetSymbolInfo(first).Symbol;
        ISymbol? here = Bind(first, model, position);
        return SymbolEqualityComparer.Default.Equals(there, here)
            && (here is not ILocalSymbol local || local.DeclaringSyntaxReferences.All(reference => reference.Span.End < position));
    }

    private static ISymbol? Bind(ExpressionSyntax expression, SemanticModel model, int position)
        => model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Symbol;
}
