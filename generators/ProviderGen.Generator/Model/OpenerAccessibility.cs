namespace ProviderGen.Model;

/// <summary>
/// The widest accessibility an opener can have: a method may not be seen where the types of its parameters are not.
/// </summary>
internal static class OpenerAccessibility
{
    public static string Of(IMethodSymbol constructor)
    {
        Accessibility widest = Accessibility.Public;
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            foreach (INamedTypeSymbol part in Parts(parameter.Type))
                widest = Narrower(widest, Limit(part, constructor.ContainingType));
        }

        return widest switch
        {
            Accessibility.Public => "public",
            Accessibility.Internal => "internal",
            _ => "private",
        };
    }

    private static Accessibility Narrower(Accessibility left, Accessibility right) => left < right ? left : right;

    /// <summary>How far a method of the provider may be seen if it mentions a type declared like this one.</summary>
    private static Accessibility Limit(INamedTypeSymbol part, INamedTypeSymbol provider)
    {
        switch (part.DeclaredAccessibility)
        {
            case Accessibility.Public or Accessibility.NotApplicable:
                return Accessibility.Public;
            case Accessibility.Internal:
                return IsInternal(provider) ? Accessibility.Public : Accessibility.Internal;
            default:
                // Nested, and seen from some container of the provider only: fine if the provider is hidden there too.
                return IsHiddenWithin(part.ContainingType, provider) ? Accessibility.Public : Accessibility.Private;
        }
    }

    private static bool IsInternal(INamedTypeSymbol provider)
        => Chain(provider).Any(level => level.DeclaredAccessibility
            is Accessibility.Internal or Accessibility.Private or Accessibility.ProtectedAndInternal);

    private static bool IsHiddenWithin(INamedTypeSymbol container, INamedTypeSymbol provider)
        => Chain(provider).Any(level => level.DeclaredAccessibility == Accessibility.Private
            && level.ContainingType is not null
            && Chain(level.ContainingType).Contains(container, SymbolEqualityComparer.Default));

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            yield return current;
    }

    /// <summary>Every declared type that a type mentions, the types around it included.</summary>
    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        IPointerTypeSymbol pointer => Parts(pointer.PointedAtType),
        IFunctionPointerTypeSymbol function => function.Signature.Parameters
            .Select(parameter => parameter.Type).Append(function.Signature.ReturnType).SelectMany(Parts),
        INamedTypeSymbol named => Chain(named).SelectMany(
            level => level.TypeArguments.SelectMany(Parts).Prepend(level.OriginalDefinition)),
        _ => [],
    };
}
