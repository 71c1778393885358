namespace ProviderGen.Generators;

/// <summary>Walks outwards through nested types.</summary>
internal static class ContainingTypes
{
    /// <summary>A type and the types around it, innermost first; nothing for null.</summary>
    public static IEnumerable<INamedTypeSymbol> WithContainers(this INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
            yield return type;
    }
}
