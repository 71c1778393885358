using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Analyzers;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProviderGen.CodeFixes;

/// <summary>MPG102: says the same in pages.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BytesForPagesFix() : ReplacingFix(Rules.BytesForPages)
{
    private protected override IEnumerable<Replacement> Offer(
        SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node is ExpressionSyntax bytes
            && (InPages(bytes, diagnostic, model) ?? Divided(diagnostic, model)) is { } replace)
            yield return new Replacement("MPG102.Pages", "Count in pages", current => replace((ExpressionSyntax)current));
    }

    /// <summary>Pages without a calculation, where it says how many they are.</summary>
    private static Func<ExpressionSyntax, ExpressionSyntax>? InPages(
        ExpressionSyntax bytes, Diagnostic diagnostic, SemanticModel model)
    {
        if (!IsWhole(diagnostic))
            return null;
        if (diagnostic.Properties[UnitsInBody.Quotient] is { } quotient
            && !bytes.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any())
            return _ => Number(quotient);
        switch (bytes)
        {
            case IdentifierNameSyntax { Identifier.ValueText: "Size" } when model.GetSymbolInfo(bytes).Symbol is IPropertySymbol:
                return _ => IdentifierName("Pages");
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Size" }
                when model.GetSymbolInfo(bytes).Symbol is IPropertySymbol:
                return current => ((MemberAccessExpressionSyntax)current).WithName(IdentifierName("Pages"));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product:
                if (IsPageSize(product.Right, diagnostic, model))
                    return current => Unwrap(((BinaryExpressionSyntax)current).Left);
                if (IsPageSize(product.Left, diagnostic, model))
                    return current => Unwrap(((BinaryExpressionSyntax)current).Right);
                return null;
            default:
                return IsPageSize(bytes, diagnostic, model) ? _ => Number("1") : null;
        }
    }

    /// <summary>The quotient; rounded up, as what does not fill a page needs one too.</summary>
    private static Func<ExpressionSyntax, ExpressionSyntax>? Divided(Diagnostic diagnostic, SemanticModel model)
    {
        if (ProviderExpression.PageSize(diagnostic, model) is not { } pageSize)
            return null;
        return IsWhole(diagnostic)
            ? bytes => ProviderExpression.Calculate(SyntaxKind.DivideExpression, bytes.AsFactor(), pageSize)
            : bytes => ProviderExpression.Calculate(
                SyntaxKind.DivideExpression,
                ParenthesizedExpression(ProviderExpression.Calculate(
                    SyntaxKind.SubtractExpression,
                    ProviderExpression.Calculate(SyntaxKind.AddExpression, AsSummand(bytes), pageSize),
                    Number("1"))),
                pageSize);
    }

    private static bool IsWhole(Diagnostic diagnostic) => diagnostic.Properties[UnitsInBody.IsWhole] == bool.TrueString;

    private static bool IsPageSize(ExpressionSyntax factor, Diagnostic diagnostic, SemanticModel model)
    {
        string? constant = diagnostic.Properties[UnitsInBody.PageSize];
        return model.GetConstantValue(factor) is { HasValue: true, Value: IFormattable value }
            ? value.ToString(null, CultureInfo.InvariantCulture) == constant
            : factor is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "PageSize" }
                or IdentifierNameSyntax { Identifier.ValueText: "PageSize" };
    }

    private static ExpressionSyntax AsSummand(ExpressionSyntax bytes) => bytes is BinaryExpressionSyntax
    {
        RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression
            or (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression,
    }
        ? bytes.WithoutTrivia()
        : bytes.AsFactor();

    private static ExpressionSyntax Unwrap(ExpressionSyntax pages)
        => (pages is ParenthesizedExpressionSyntax { Expression: var inner } ? inner : pages).WithoutTrivia();

    private static LiteralExpressionSyntax Number(string text)
        => LiteralExpression(SyntaxKind.NumericLiteralExpression, ParseToken(text));
}
