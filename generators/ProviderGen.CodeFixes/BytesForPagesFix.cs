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
            && (InPages(bytes, diagnostic, model) ?? Divided(bytes, diagnostic, model)) is { } replace)
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
                return product.Left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } inner
                    && IsPageSize(Constant(inner.Right, model) * Constant(product.Right, model), diagnostic)
                        ? current => Unwrap(((BinaryExpressionSyntax)((BinaryExpressionSyntax)current).Left).Left)
                        : null;

            // Divided, it could have overflowed before.
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LeftShiftExpression } shift
                when Constant(shift.Right, model) is > 0 and < 31 and var bits && IsPageSize(1L << (int)bits, diagnostic):
                return current => Unwrap(((BinaryExpressionSyntax)current).Left);
            default:
                return IsPageSize(bytes, diagnostic, model) ? _ => Number("1") : null;
        }
    }

    /// <summary>The quotient; rounded up, as what does not fill a page needs one too.</summary>
    private static Func<ExpressionSyntax, ExpressionSyntax>? Divided(ExpressionSyntax bytes, Diagnostic diagnostic, SemanticModel model)
    {
        if (ProviderExpression.PageSize(diagnostic, model) is not { } pageSize)
            return null;
        bool overflows = model.GetTypeInfo(bytes).Type?.SpecialType != SpecialType.System_Int64;
        return IsWhole(diagnostic)
            ? current => ProviderExpression.Calculate(SyntaxKind.DivideExpression, current.AsFactor(), pageSize)
            : current => ProviderExpression.Calculate(
                SyntaxKind.DivideExpression,
                ParenthesizedExpression(ProviderExpression.Calculate(
                    SyntaxKind.SubtractExpression,
                    ProviderExpression.Calculate(SyntaxKind.AddExpression, AsSummand(overflows ? Widened(current) : current), pageSize),
                    Number("1"))),
                pageSize);
    }

    /// <summary>A product or a shift of numbers that are int, calculated as long.</summary>
    private static ExpressionSyntax Widened(ExpressionSyntax bytes) => bytes is BinaryExpressionSyntax
    {
        RawKind: (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.LeftShiftExpression,
    } binary
        ? binary.WithLeft(binary.Left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression }
            ? Widened(binary.Left)
            : binary.Left.AsFactor().Cast(SyntaxKind.LongKeyword).WithTriviaFrom(binary.Left))
        : bytes;

    private static bool IsWhole(Diagnostic diagnostic) => diagnostic.Properties[UnitsInBody.IsWhole] == bool.TrueString;

    private static bool IsPageSize(ExpressionSyntax factor, Diagnostic diagnostic, SemanticModel model)
        => model.GetConstantValue(factor).HasValue
            ? IsPageSize(Constant(factor, model), diagnostic)
            : factor is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "PageSize" }
                or IdentifierNameSyntax { Identifier.ValueText: "PageSize" };

    private static bool IsPageSize(long? constant, Diagnostic diagnostic)
        => constant is { } value && value.ToString(CultureInfo.InvariantCulture) == diagnostic.Properties[UnitsInBody.PageSize];

    private static long? Constant(ExpressionSyntax expression, SemanticModel model) => model.GetConstantValue(expression) switch
    {
        { HasValue: true, Value: int value } => value,
        { HasValue: true, Value: long value } => value,
        { HasValue: true, Value: uint value } => value,
        _ => null,
    };

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
