using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG001, MPG002 and MPG010: adds <c>partial</c>, or <c>sealed</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ModifierFix() : TextFix(Rules.NotPartial, Rules.ContainerNotPartial, Rules.NotSealed)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        if (place.Find<TypeDeclarationSyntax>() is not { } type)
            yield break;
        string id = place.Diagnostic.Id;
        if (id != Rules.NotSealed.Id)
            yield return Add("partial", type.Keyword, $"{id}.AddPartial");
        else if (!IsMeantToBeDerivedFrom(place.Model, type))
            yield return Add("sealed", PlaceOfSealed(type), $"{id}.AddSealed");

        TextFixOffer Add(string modifier, SyntaxToken before, string key) => new(
            $"Make '{type.Identifier.ValueText}' {modifier}", key, [new TextChange(new TextSpan(before.SpanStart, 0), modifier + " ")]);
    }

    // Before those that by custom stand behind it.
    private static SyntaxToken PlaceOfSealed(TypeDeclarationSyntax type)
        => type.Modifiers.FirstOrDefault(modifier => modifier.Kind() is SyntaxKind.PartialKeyword or SyntaxKind.UnsafeKeyword) is var found
            && !found.IsKind(SyntaxKind.None) ? found : type.Keyword;

    // A sealed class may not have virtual members, and which of them are of use the author has to say.
    private static bool IsMeantToBeDerivedFrom(SemanticModel model, TypeDeclarationSyntax type)
        => model.GetDeclaredSymbol(type) is INamedTypeSymbol symbol && symbol.GetMembers().Any(member => member.IsVirtual);
}
