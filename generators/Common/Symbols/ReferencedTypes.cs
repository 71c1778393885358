namespace ProviderGen.Generators;

/// <summary>The declared types that a type is made of.</summary>
internal static class ReferencedTypes
{
    /// <summary>Every declared type that a type refers to, the types around it included.</summary>
    public static IEnumerable<INamedTypeSymbol> In(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => In(array.ElementType),
        IPointerTypeSymbol pointer => In(pointer.PointedAtType),
        IFunctionPointerTypeSymbol function => function.Signature.Parameters
            .Select(parameter => parameter.Type).Append(function.Signature.ReturnType).SelectMany(In),
        INamedTypeSymbol { Arity: 0, ContainingType: null } plain => [plain.OriginalDefinition],
        INamedTypeSymbol named => named.WithContainers().SelectMany(
            level => level.TypeArguments.SelectMany(In).Prepend(level.OriginalDefinition)),
        _ => [],
    };
}
