using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG103: multiplies the pages by the page size.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PagesForBytesFix() : ReplacingFix(Rules.PagesForBytes)
{
    private protected override IEnumerable<Replacement> Offer(
        SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node is not ExpressionSyntax pages || ProviderExpression.PageSize(diagnostic, model) is not { } pageSize)
            yield break;

        // The product of two that are int would overflow.
        if (model.GetTypeInfo(pages, cancellationToken).Type?.SpecialType != SpecialType.System_Int64)
            pageSize = pageSize.Cast(SyntaxKind.LongKeyword);
        yield return new Replacement(
            "MPG103.Multiply",
            "Multiply by the page size",
            current => ProviderExpression.Calculate(
                SyntaxKind.MultiplyExpression, ((ExpressionSyntax)current).AsFactor(), pageSize));
    }
}
