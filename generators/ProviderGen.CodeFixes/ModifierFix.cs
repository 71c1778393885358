using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ProviderGen.CodeFixes;

/// <summary>Adds a modifier to a type.</summary>
/// <remarks>One for each rule: tools ask a fix for the key of one diagnostic, and apply that to the diagnostics of another rule.</remarks>
public abstract class ModifierFix : TextFix
{
    private protected ModifierFix(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private protected static IEnumerable<TextFixOffer> AddPartial(FixPlace place)
    {
        if (place.Find<TypeDeclarationSyntax>() is { } type)
            yield return Add(place, type, "partial", type.Keyword, "AddPartial");
    }

    private protected static TextFixOffer Add(FixPlace place, TypeDeclarationSyntax type, string modifier, SyntaxToken before, string key) => new(
        $"Make '{type.Identifier.ValueText}' {modifier}", $"{place.Diagnostic.Id}.{key}", [new TextChange(new TextSpan(before.SpanStart, 0), modifier + " ")]);
}
