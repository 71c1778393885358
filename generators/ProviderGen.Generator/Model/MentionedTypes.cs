namespace ProviderGen.Model;

/// <summary>The declared types that a type is made of.</summary>
internal static class MentionedTypes
{
    /// <summary>Every declared type that a type mentions, the types around it included.</summary>
    public static IEnumerable<INamedTypeSymbol> In(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => In(array.ElementType),
        IPointerTypeSymbol pointer => In(pointer.PointedAtType),
        IFunctionPointerTypeSymbol function => function.Signature.Parameters
            .Select(parameter => parameter.Type).Append(function.Signature.ReturnType).SelectMany(In),
        INamedTypeSymbol named => ProviderShape.Chain(named).SelectMany(
            level => level.TypeArguments.SelectMany(In).Prepend(level.OriginalDefinition)),
        _ => [],
    };
}
