using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG010: adds <c>sealed</c> to a provider.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NotSealedFix() : ModifierFix(Rules.NotSealed)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        if (place.Find<TypeDeclarationSyntax>() is { } type && !IsMeantToBeDerivedFrom(place.Model, type))
            yield return Add(place, type, "sealed", PlaceOfSealed(type), "AddSealed");
    }

    // Before those that by custom stand behind it.
    private static SyntaxToken PlaceOfSealed(TypeDeclarationSyntax type)
        => type.Modifiers.FirstOrDefault(modifier => modifier.Kind() is SyntaxKind.PartialKeyword or SyntaxKind.UnsafeKeyword) is var found
            && !found.IsKind(SyntaxKind.None) ? found : type.Keyword;

    // A sealed class may not have virtual members, and which of them are of use the author has to say.
    private static bool IsMeantToBeDerivedFrom(SemanticModel model, TypeDeclarationSyntax type)
        => model.GetDeclaredSymbol(type) is INamedTypeSymbol symbol && symbol.GetMembers().Any(member => member.IsVirtual);
}
