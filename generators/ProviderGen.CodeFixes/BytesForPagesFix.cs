using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ProviderGen.Analyzers;
using static ProviderGen.CodeFixes.SyntaxChanges;

namespace ProviderGen.CodeFixes;

/// <summary>MPG102: says the same in pages.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BytesForPagesFix() : TextFix(Rules.BytesForPages)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        if (place.Node is ExpressionSyntax bytes && (InPages(bytes, place) ?? Divided(bytes, place)) is { } changes)
            yield return new TextFixOffer("Count in pages", "MPG102.Pages", changes);
    }

    /// <summary>Pages without a calculation, where it says how many they are.</summary>
    private static IEnumerable<TextChange>? InPages(ExpressionSyntax bytes, FixPlace place)
    {
        if (!IsWhole(place.Diagnostic))
            return null;
        if (Property(place.Diagnostic, UnitsInBody.Quotient) is { } quotient
            && !bytes.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any())
        {
            return [Replace(bytes, quotient)];
        }

        switch (bytes)
        {
            case IdentifierNameSyntax { Identifier.ValueText: "Size" } when place.Model.GetSymbolInfo(bytes).Symbol is IPropertySymbol:
                return [Replace(bytes, "Pages")];
            case MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "Size" } size }
                when place.Model.GetSymbolInfo(bytes).Symbol is IPropertySymbol:
                return [Replace(size, "Pages")];
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product:
                if (IsPageSize(product.Right, place))
                    return KeepOnly(bytes, Unwrap(product.Left));
                if (IsPageSize(product.Left, place))
                    return KeepOnly(bytes, Unwrap(product.Right));
                return product.Left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } inner
                    && IsPageSize(Constant(inner.Right, place.Model) * Constant(product.Right, place.Model), place.Diagnostic)
                        ? KeepOnly(bytes, Unwrap(inner.Left))
                        : null;

            // Divided, it could have overflowed before.
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LeftShiftExpression } shift
                when Constant(shift.Right, place.Model) is > 0 and < 31 and var bits && IsPageSize(1L << (int)bits, place.Diagnostic):
                return KeepOnly(bytes, Unwrap(shift.Left));
            default:
                return IsPageSize(bytes, place) ? [Replace(bytes, "1")] : null;
        }
    }

    /// <summary>The quotient; rounded up, as what does not fill a page needs one too.</summary>
    private static IEnumerable<TextChange>? Divided(ExpressionSyntax bytes, FixPlace place)
    {
        if (ProviderExpression.PageSize(place) is not { } pageSize)
            return null;
        if (IsWhole(place.Diagnostic))
            return bytes.AsFactor("", $" / {pageSize}");
        bool overflows = place.Model.GetTypeInfo(bytes).Type?.SpecialType != SpecialType.System_Int64;
        return bytes.AsSummand("(", $" + {pageSize} - 1) / {pageSize}").Concat(overflows ? Widened(bytes) : []);
    }

    /// <summary>A product or a shift of numbers that are int, calculated as long.</summary>
    private static IEnumerable<TextChange> Widened(ExpressionSyntax bytes)
    {
        ExpressionSyntax first = bytes;
        while (first is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.LeftShiftExpression, Left: var left })
        {
            first = left;
            if (!left.IsKind(SyntaxKind.MultiplyExpression))
                break;
        }

        return first == bytes ? [] : first.AsFactor("(long)", "");
    }

    private static bool IsWhole(Diagnostic diagnostic) => Property(diagnostic, UnitsInBody.IsWhole) == bool.TrueString;

    // Who suppresses or saves diagnostics may hand them back without their properties.
    private static string? Property(Diagnostic diagnostic, string key) => diagnostic.Properties.TryGetValue(key, out string? value) ? value : null;

    private static bool IsPageSize(ExpressionSyntax factor, FixPlace place)
        => place.Model.GetConstantValue(factor).HasValue
            ? IsPageSize(Constant(factor, place.Model), place.Diagnostic)
            : factor is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "PageSize" }
                or IdentifierNameSyntax { Identifier.ValueText: "PageSize" };

    private static bool IsPageSize(long? constant, Diagnostic diagnostic)
        => constant is { } value && value.ToString(CultureInfo.InvariantCulture) == Property(diagnostic, UnitsInBody.PageSize);

    private static long? Constant(ExpressionSyntax expression, SemanticModel model) => model.GetConstantValue(expression) switch
    {
        { HasValue: true, Value: int value } => value,
        { HasValue: true, Value: long value } => value,
        { HasValue: true, Value: uint value } => value,
        _ => null,
    };

    private static ExpressionSyntax Unwrap(ExpressionSyntax pages)
        => pages is ParenthesizedExpressionSyntax { Expression: var inner } ? inner : pages;
}
