using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG002: adds <c>partial</c> to a type around a provider.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ContainerNotPartialFix() : ModifierFix(Rules.ContainerNotPartial)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place) => AddPartial(place);
}
