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
    public static string? PageSize(FixPlace place)
    {
        int position = place.Diagnostic.Location.SourceSpan.Start;
        ExpressionSyntax? pageSize = Find(place, position);

        // Who implements the property explicitly hides it.
        return pageSize is not null && Bind(pageSize, place.Model, position) is IPropertySymbol ? pageSize.ToString() : null;
    }

    private static ExpressionSyntax? Find(FixPlace place, int position)
    {
        // Without a place, it is the provider in whose class the code stands.
        if (place.Diagnostic.AdditionalLocations.Count == 0)
            return IdentifierName("PageSize");
        if (place.FindNode(place.Diagnostic.AdditionalLocations[0]) is not ExpressionSyntax found)
            return null;
        ExpressionSyntax provider = WithoutForgiving(found).WithoutTrivia();
        return CanBeRepeated(provider) && IsAtHand(WithoutForgiving(found), place.Model, position)
            ? MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, provider, IdentifierName("PageSize"))
            : null;
    }

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
