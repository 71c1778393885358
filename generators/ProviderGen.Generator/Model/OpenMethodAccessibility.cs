namespace ProviderGen.Generators.Model;

/// <summary>
/// The widest accessibility an Open method can have: a method may not be seen where the types of its parameters are not.
/// </summary>
internal static class OpenMethodAccessibility
{
    public static string Of(IMethodSymbol constructor)
    {
        INamedTypeSymbol[] mentioned = [.. constructor.Parameters.SelectMany(parameter => ReferencedTypes.In(parameter.Type))];
        return Fits(Accessibility.Public) ? "public" : Fits(Accessibility.Internal) ? "internal" : "private";

        bool Fits(Accessibility openMethod)
            => mentioned.All(type => IsSeenWherever(type, openMethod, constructor.ContainingType));
    }

    /// <summary>Whether a type can be seen wherever a member of a provider can: some level around it hides it enough.</summary>
    private static bool IsSeenWherever(INamedTypeSymbol type, Accessibility member, INamedTypeSymbol provider)
    {
        if (type.DeclaredAccessibility is Accessibility.Public or Accessibility.NotApplicable)
            return true;
        for (INamedTypeSymbol? container = provider; container is not null; container = container.ContainingType)
        {
            if (Hides(type, member, container))
                return true;
            member = container.DeclaredAccessibility;
        }

        return Hides(type, member, container: null);
    }

    /// <summary>Whether a level with this accessibility, inside this container, is seen no further than the type.</summary>
    private static bool Hides(INamedTypeSymbol type, Accessibility level, INamedTypeSymbol? container)
    {
        bool inAssembly = level is Accessibility.Internal or Accessibility.Private or Accessibility.ProtectedAndInternal;
        bool inFamily = level switch
        {
            Accessibility.Private => container.WithContainers().Any(outer => Inherits(outer, type.ContainingType)),
            Accessibility.Protected or Accessibility.ProtectedAndInternal => Inherits(container, type.ContainingType),
            _ => false,
        };
        return type.DeclaredAccessibility switch
        {
            Accessibility.Internal => inAssembly,
            Accessibility.Protected => inFamily,
            Accessibility.ProtectedAndInternal => inAssembly && inFamily,
            Accessibility.ProtectedOrInternal => inAssembly || inFamily,
            _ => level == Accessibility.Private
                && container.WithContainers().Contains(type.ContainingType, SymbolEqualityComparer.Default),
        };
    }

    private static bool Inherits(INamedTypeSymbol? type, INamedTypeSymbol? ancestor)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, ancestor?.OriginalDefinition))
                return true;
        }

        return false;
    }
}
