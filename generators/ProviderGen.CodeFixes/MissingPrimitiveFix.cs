using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG003: adds the primitives that are missing, of either family, to be filled in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MissingPrimitiveFix() : TextFix(Rules.MissingPrimitive)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        if (place.Find<TypeDeclarationSyntax>() is not { } declaration
            || !NewMembers.IsComplete(declaration)
            || place.Model.GetDeclaredSymbol(declaration) is not INamedTypeSymbol type
            || type.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(ProviderNames.Attribute)) is not { } attribute)
        {
            yield break;
        }

        ProviderShape shape = ProviderShape.Read(type, attribute, place.CancellationToken);
        bool changes = !shape.Options.ReadOnly;
        ProviderPrimitives common = ProviderPrimitives.Length | (changes ? ProviderPrimitives.Grow : ProviderPrimitives.None);
        ProviderPrimitives transfer = common | ProviderPrimitives.Read | (changes ? ProviderPrimitives.Write : ProviderPrimitives.None);
        if (!shape.Has(ProviderPrimitives.Span) && Stubs(transfer) is { } transferring)
            yield return Add("Supply the primitives of a backing that is read and written by calls", "MPG003.Transfer", transferring);
        if (!shape.Has(ProviderPrimitives.Read) && Stubs(common | ProviderPrimitives.Span) is { } addressing)
            yield return Add("Supply the primitives of a backing that lies in memory", "MPG003.Addressable", addressing);

        TextFixOffer Add(string title, string key, IEnumerable<string> members)
            => new(title, key, [NewMembers.AtEnd(place, declaration, members)]);

        // Null where another kind of member has the name.
        IEnumerable<string>? Stubs(ProviderPrimitives wanted)
        {
            PrimitiveSignature[] missing =
                [.. PrimitiveSignature.All.Where(signature => (signature.Flag & wanted & ~shape.Primitives) != 0)];
            return missing.All(signature => type.GetMembers(signature.Name).IsEmpty)
                ? missing.Select(signature => Stub(signature, changes, place, declaration.Identifier.Span.End))
                : null;
        }
    }

    private static string Stub(PrimitiveSignature signature, bool changes, FixPlace place, int position)
    {
        // What is never written through is better read-only.
        string returns = signature.Flag == ProviderPrimitives.Span && !changes ? SymbolNames.ReadOnlyBytes : signature.Returns;
        string parameters = string.Join(", ", signature.Parameters.Select(p => $"{place.NameOf(p.Type, position)} {p.Name}"));
        return $"""
            /// <summary>{Meaning(signature.Flag)}</summary>
            private {place.NameOf(returns, position)} {signature.Name}({parameters}) => throw new {place.NameOf("System.NotImplementedException", position)}();
            """.Replace("\r", "");
    }

    private static string Meaning(ProviderPrimitives primitive) => primitive switch
    {
        ProviderPrimitives.Length => "The bytes the backing holds right now.",
        ProviderPrimitives.Grow => "Makes the backing hold <paramref name=\"newLength\"/> bytes, or throws and leaves it as it was.",
        ProviderPrimitives.Read => "Reads some of the bytes at <paramref name=\"offset\"/>, at least one, and returns how many.",
        ProviderPrimitives.Write => "Writes all of the bytes at <paramref name=\"offset\"/>, or throws.",
        _ => "The longest contiguous run at <paramref name=\"offset\"/>, 1 to <paramref name=\"length\"/> bytes. When done, this must not throw.",
    };
}
