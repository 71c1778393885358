using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Shapes;

namespace ProviderGen.Generators.Model;

/// <summary>
/// The ids of what the compiler would say of types and primitives that are obsolete or experimental. Their author was told
/// where the provider names them, and can answer there; nobody can in the generated file.
/// </summary>
internal static class SuppressedWarnings
{
    /// <summary>Each once, in ordinal order: almost always none.</summary>
    public static IEnumerable<string> Of(ProviderShape shape)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        foreach (PrimitiveSignature signature in PrimitiveSignature.All)
        {
            foreach (ISymbol primitive in shape.Type.GetMembers(signature.Name))
                Add(primitive);
        }

        foreach (IParameterSymbol parameter in shape.Openers.SelectMany(opener => opener.Parameters))
        {
            foreach (INamedTypeSymbol type in ReferencedTypes.In(parameter.Type).Where(type => type.SpecialType == SpecialType.None))
            {
                Add(type);
                if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, shape.Type.ContainingAssembly))
                {
                    Add(type.ContainingModule);
                    Add(type.ContainingAssembly);
                }
            }
        }

        return ids;

        void Add(ISymbol? symbol)
        {
            foreach (AttributeData attribute in symbol?.GetAttributes() ?? [])
            {
                // What is no identifier cannot be silenced in a source at all.
                if (Id(attribute) is { } id && SyntaxFacts.IsValidIdentifier(id))
                    ids.Add(id);
            }
        }
    }

    private static string? Id(AttributeData attribute)
    {
        // The id of what is experimental, or the message about what is obsolete.
        string? text = attribute.ConstructorArguments.FirstOrDefault().Value as string;
        if (attribute.AttributeClass.Is("System.Diagnostics.CodeAnalysis.ExperimentalAttribute"))
            return text;
        if (!attribute.AttributeClass.Is("System.ObsoleteAttribute"))
            return null;
        return attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "DiagnosticId").Value.Value as string
            ?? (text is null ? "CS0612" : "CS0618");
    }
}
