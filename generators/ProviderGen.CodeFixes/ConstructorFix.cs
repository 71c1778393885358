using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG009: makes a constructor private, whether it is declared by itself, with its class, or not at all.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ConstructorFix() : TextFix(Rules.VisibleConstructor)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        IEnumerable<TextChange>? changes = place.Find<BaseMethodDeclarationSyntax>() is ConstructorDeclarationSyntax constructor
            ? MakePrivate(place, constructor)
            : place.Find<TypeDeclarationSyntax>() is not { } type || !NewMembers.IsComplete(type)
                ? null
                : type.ParameterList is null
                    ? [NewMembers.BehindFields(place, type, [$"private {type.Identifier.Text}()\n{{\n}}"])]
                    : PrimaryConstructor.MakePrivate(place, type);
        if (changes is not null)
            yield return new TextFixOffer("Make the constructor private", "MPG009.MakePrivate", changes);
    }

    // It is not private, so it says what it is, in one word or two, which need not stand side by side.
    private static IEnumerable<TextChange> MakePrivate(FixPlace place, ConstructorDeclarationSyntax constructor)
    {
        SyntaxToken[] words = [.. constructor.Modifiers.Where(modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind()))];
        yield return new TextChange(words[0].Span, "private");
        foreach (SyntaxToken word in words.Skip(1))
        {
            int end = word.Span.End;
            while (place.Text[end] is ' ' or '\t')
                end++;
            yield return new TextChange(TextSpan.FromBounds(word.SpanStart, end), "");
        }
    }
}
