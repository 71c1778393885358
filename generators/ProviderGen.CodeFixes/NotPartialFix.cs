using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG001: adds <c>partial</c> to a provider.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NotPartialFix() : ModifierFix(Rules.NotPartial)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        if (place.Find<TypeDeclarationSyntax>() is { } type)
            yield return Add(place, type, "partial", type.Keyword, "AddPartial");
    }
}
