using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG109: asks the provider for its page size.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class HardCodedPageSizeFix() : TextFix(Rules.HardCodedPageSize)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        if (place.Node is ExpressionSyntax site
            && ProviderExpression.PageSize(place) is { } pageSize
            && (IsCalculation(place) ? Calculate(site, pageSize, place.Model) : Ask(site, pageSize, place.Model)) is { } changes)
        {
            yield return new TextFixOffer("Ask the provider for its page size", "MPG109.Ask", changes);
        }
    }

    private static bool IsCalculation(FixPlace place) => place.Diagnostic.Properties.ContainsKey(UnitsInBody.IsCalculation);

    /// <summary>For the constant itself.</summary>
    private static IEnumerable<TextChange>? Ask(ExpressionSyntax constant, string pageSize, SemanticModel model)
    {
        if (constant.Parent is not BinaryExpressionSyntax calculation)
            return null;
        ExpressionSyntax other = calculation.Left == constant ? calculation.Right : calculation.Left;
        return Convert(pageSize, model.GetTypeInfo(constant).ConvertedType, other, model) is { } asked
            ? [SyntaxChanges.Replace(constant, asked)]
            : null;
    }

    /// <summary>For a shift, or a product whose last two factors are the constant.</summary>
    private static IEnumerable<TextChange>? Calculate(ExpressionSyntax calculation, string pageSize, SemanticModel model)
    {
        if (Other(calculation) is not { } other || Convert(pageSize, model.GetTypeInfo(calculation).Type, other, model) is not { } asked)
            return null;
        string sign = calculation.IsKind(SyntaxKind.RightShiftExpression) ? "/" : "*";
        return other.AsFactor("", $" {sign} {asked}").Concat(SyntaxChanges.KeepOnly(calculation, other));
    }

    private static ExpressionSyntax? Other(ExpressionSyntax calculation)
    {
        ExpressionSyntax? left = (calculation as BinaryExpressionSyntax)?.Left;
        if (!calculation.IsKind(SyntaxKind.MultiplyExpression))
            return left;
        while (left is ParenthesizedExpressionSyntax parenthesized)
            left = parenthesized.Expression;
        return (left as BinaryExpressionSyntax)?.Left;
    }

    /// <summary>The page size is an int: what was calculated in another type still is, and overflows as little as before.</summary>
    private static string? Convert(string pageSize, ITypeSymbol? type, ExpressionSyntax other, SemanticModel model)
        => type?.SpecialType switch
        {
            SpecialType.System_Int32 => pageSize,
            SpecialType.System_Int64 when model.GetTypeInfo(other).Type?.SpecialType == SpecialType.System_Int64 => pageSize,
            SpecialType.System_Int64 => $"(long){pageSize}",
            SpecialType.System_UInt32 => $"(uint){pageSize}",
            SpecialType.System_UInt64 => $"(ulong){pageSize}",
            _ => null,
        };
}
