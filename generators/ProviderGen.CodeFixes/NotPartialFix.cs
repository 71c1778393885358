using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG001: adds <c>partial</c> to a provider.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NotPartialFix() : ModifierFix(Rules.NotPartial)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place) => AddPartial(place);
}
