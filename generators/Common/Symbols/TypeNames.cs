using System.Collections.Immutable;
using System.Text;

namespace ProviderGen.Generators;

/// <summary>
/// Writes the types that one generated file mentions, as in <c>global::System.Collections.Generic.List&lt;string?&gt;</c>.
/// An assembly that is referenced under an extern alias is out of reach of <c>global</c>, so its alias takes that place.
/// </summary>
internal sealed class TypeNames(Compilation compilation)
{
    private const string Global = "global";

    private readonly SortedSet<string> _aliases = new(StringComparer.Ordinal);

    // A default value repeats the type of its parameter, and several Open methods repeat types of each other.
    private readonly Dictionary<ITypeSymbol, string> _written = new(SymbolEqualityComparer.IncludeNullability);

    /// <summary>The extern aliases that what has been written needs, in ordinal order: almost always none.</summary>
    public IEnumerable<string> Aliases => _aliases;

    public string Write(ITypeSymbol type)
    {
        if (_written.TryGetValue(type, out string? written))
            return written;
        ImmutableArray<SymbolDisplayPart> parts = type.ToDisplayParts(Formats.Type);
        if (parts.Length == 1)
            return parts[0].ToString();
        var text = new StringBuilder(capacity: 64);
        for (int i = 0; i < parts.Length; i++)
            text.Append(IsGlobal(parts, i) ? Root(TypeAfter(parts, i)) : parts[i].ToString());
        return _written[type] = text.ToString();
    }

    /// <summary>What stands before the two colons of a name from the assembly of a type.</summary>
    public string Root(INamedTypeSymbol? type)
    {
        // Where a reference has an alias besides, global may be ambiguous; the alias is what its author can always write.
        string? alias = type is null
            ? null
            : compilation.GetMetadataReference(type.ContainingAssembly)?.Properties.Aliases.FirstOrDefault(name => name != Global);
        if (alias is null)
            return Global;
        alias = Formats.Identifier(alias);
        _aliases.Add(alias);
        return alias;
    }

    private static bool IsGlobal(ImmutableArray<SymbolDisplayPart> parts, int index)
        => parts[index].Kind == SymbolDisplayPartKind.Keyword && parts[index].ToString() == Global;

    // Namespaces are shared between assemblies; the first type of the name tells which one is meant.
    private static INamedTypeSymbol? TypeAfter(ImmutableArray<SymbolDisplayPart> parts, int index)
    {
        while (++index < parts.Length)
        {
            if (parts[index].Symbol is INamedTypeSymbol type)
                return type;
        }

        return null;
    }
}
