namespace ProviderGen.Generators;

/// <summary>
/// Compares symbols with names. This runs for every provider at every keystroke, so nothing is formatted, and what differs
/// most, the last part, is compared first.
/// </summary>
internal static class SymbolNames
{
    public const string Bytes = "System.Span<byte>";
    public const string ReadOnlyBytes = "System.ReadOnlySpan<byte>";

    /// <summary>Whether this is the type of that name: a keyword, a span of bytes, or a type that is neither nested nor generic.</summary>
    public static bool Is(this ITypeSymbol? type, string fullName) => type is not null && fullName switch
    {
        "void" => type.SpecialType == SpecialType.System_Void,
        "bool" => type.SpecialType == SpecialType.System_Boolean,
        "int" => type.SpecialType == SpecialType.System_Int32,
        "long" => type.SpecialType == SpecialType.System_Int64,
        "string" => type.SpecialType == SpecialType.System_String,
        Bytes => IsBytes(type, "System.Span"),
        ReadOnlyBytes => IsBytes(type, "System.ReadOnlySpan"),
        _ => type is INamedTypeSymbol { Arity: 0 } && HasName(type, fullName),
    };

    public static bool Has(this ISymbol symbol, string attributeFullName)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.Is(attributeFullName))
                return true;
        }

        return false;
    }

    private static bool IsBytes(ITypeSymbol type, string span)
        => type is INamedTypeSymbol { Arity: 1 } named
            && HasName(named, span)
            && named.TypeArguments[0].SpecialType == SpecialType.System_Byte;

    private static bool HasName(ITypeSymbol type, string fullName)
    {
        if (type.ContainingType is not null)
            return false;
        int end = fullName.Length;
        for (INamespaceOrTypeSymbol part = type; ; part = part.ContainingNamespace)
        {
            string name = part.Name;
            int start = end - name.Length;
            if (start < 0 || string.CompareOrdinal(fullName, start, name, 0, name.Length) != 0)
                return false;
            if (part.ContainingNamespace is null or { IsGlobalNamespace: true })
                return start == 0;
            if (start == 0 || fullName[start - 1] != '.')
                return false;
            end = start - 1;
        }
    }
}
