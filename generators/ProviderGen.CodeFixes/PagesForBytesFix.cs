using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG103: multiplies the pages by the page size.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PagesForBytesFix() : TextFix(Rules.PagesForBytes)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        if (place.Node is not ExpressionSyntax pages || ProviderExpression.PageSize(place) is not { } pageSize)
            yield break;

        // The product of two that are int would overflow.
        bool overflows = place.Model.GetTypeInfo(pages, place.CancellationToken).Type?.SpecialType != SpecialType.System_Int64;
        yield return new TextFixOffer(
            "Multiply by the page size", "MPG103.Multiply", pages.AsFactor("", $" * {(overflows ? "(long)" : "")}{pageSize}"));
    }
}
