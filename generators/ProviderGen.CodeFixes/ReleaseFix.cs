using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG013: adds a <c>DisposeCore</c> that releases all the class has created, what was created last first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReleaseFix() : TextFix(Rules.BackingNotReleased)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        // There is one DisposeCore for all of them, in the part and the file of the first.
        IReadOnlyList<Location> created = place.Diagnostic.AdditionalLocations;
        if (created.Count == 0
            || created[0].SourceTree != place.Root.SyntaxTree
            || place.Root.FindToken(created[0].SourceSpan.Start).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || !NewMembers.IsComplete(type)
            || place.Model.GetDeclaredSymbol(type) is not INamedTypeSymbol symbol)
        {
            yield break;
        }

        string[] statements = [.. created
            .Select(location => StoredMembers.Of(symbol).FirstOrDefault(member => member.Locations.Contains(location)))
            .OfType<ISymbol>()
            .Select(member => Release(place, member, type.Identifier.SpanStart))
            .Reverse()];
        string member = statements.Length == 1
            ? $"private void DisposeCore() => {statements[0]}"
            : $"private void DisposeCore()\n{{\n{string.Concat(statements.Select(statement => $"    {statement}\n"))}}}";
        yield return new TextFixOffer("Add a DisposeCore", "MPG013.AddDisposeCore", [NewMembers.AtEnd(place, type, [member])]);
    }

    private static string Release(FixPlace place, ISymbol member, int position)
    {
        ITypeSymbol type = StoredMembers.TypeOf(member);
        string name = SyntaxFacts.GetKeywordKind(member.Name) == SyntaxKind.None ? member.Name : "@" + member.Name;
        bool mayBeNull = type.NullableAnnotation == NullableAnnotation.Annotated
            || (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None });
        string dot = mayBeNull ? "?." : ".";
        return CanBeCalled(type) ? $"{name}{dot}Dispose();" : $"(({place.NameOf("System.IDisposable", position)}{(mayBeNull ? "?" : "")}){name}){dot}Dispose();";
    }

    // Some have nothing but an explicit implementation.
    private static bool CanBeCalled(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
            return true;
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers("Dispose").Any(member => member is IMethodSymbol { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public }))
                return true;
        }

        return false;
    }
}
