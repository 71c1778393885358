using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG109: asks the provider for its page size.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class HardCodedPageSizeFix() : ReplacingFix(Rules.HardCodedPageSize)
{
    private protected override IEnumerable<Replacement> Offer(
        SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node is ExpressionSyntax site
            && ProviderExpression.PageSize(diagnostic, model) is { } pageSize
            && (IsCalculation(diagnostic) ? Calculate(site, pageSize, model) : Ask(site, pageSize, model)) is { } replace)
            yield return new Replacement(
                "MPG109.Ask", "Ask the provider for its page size", current => replace((ExpressionSyntax)current));
    }

    private static bool IsCalculation(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(UnitsInBody.IsCalculation);

    /// <summary>For the constant itself.</summary>
    private static Func<ExpressionSyntax, ExpressionSyntax>? Ask(
        ExpressionSyntax constant, ExpressionSyntax pageSize, SemanticModel model)
    {
        if (constant.Parent is not BinaryExpressionSyntax calculation)
            return null;
        ExpressionSyntax other = calculation.Left == constant ? calculation.Right : calculation.Left;
        return Convert(pageSize, model.GetTypeInfo(constant).ConvertedType, other, model) is { } asked ? _ => asked : null;
    }

    /// <summary>For a shift, or a product whose last two factors are the constant.</summary>
    private static Func<ExpressionSyntax, ExpressionSyntax>? Calculate(
        ExpressionSyntax calculation, ExpressionSyntax pageSize, SemanticModel model)
    {
        if (Convert(pageSize, model.GetTypeInfo(calculation).Type, Other(calculation), model) is not { } asked)
            return null;
        SyntaxKind kind = calculation.IsKind(SyntaxKind.RightShiftExpression)
            ? SyntaxKind.DivideExpression
            : SyntaxKind.MultiplyExpression;
        return current => ProviderExpression.Calculate(kind, Other(current).AsFactor(), asked);
    }

    private static ExpressionSyntax Other(ExpressionSyntax calculation)
    {
        ExpressionSyntax left = ((BinaryExpressionSyntax)calculation).Left;
        if (!calculation.IsKind(SyntaxKind.MultiplyExpression))
            return left;
        while (left is ParenthesizedExpressionSyntax parenthesized)
            left = parenthesized.Expression;
        return ((BinaryExpressionSyntax)left).Left;
    }

    /// <summary>The page size is an int: what was calculated in another type still is, and overflows as little as before.</summary>
    private static ExpressionSyntax? Convert(
        ExpressionSyntax pageSize, ITypeSymbol? type, ExpressionSyntax other, SemanticModel model)
        => type?.SpecialType switch
        {
            SpecialType.System_Int32 => pageSize,
            SpecialType.System_Int64 when model.GetTypeInfo(other).Type?.SpecialType == SpecialType.System_Int64 => pageSize,
            SpecialType.System_Int64 => pageSize.Cast(SyntaxKind.LongKeyword),
            SpecialType.System_UInt32 => pageSize.Cast(SyntaxKind.UIntKeyword),
            SpecialType.System_UInt64 => pageSize.Cast(SyntaxKind.ULongKeyword),
            _ => null,
        };
}
