namespace ProviderGen.Shapes;

/// <summary>Tells the constructors that become openers from those that cannot.</summary>
internal static class ConstructorReader
{
    /// <param name="shape">The provider, with its primitives read.</param>
    /// <param name="problems">Gets what is wrong with the others.</param>
    public static IReadOnlyList<IMethodSymbol> ReadOpeners(ProviderShape shape, List<ShapeProblem> problems)
    {
        var openers = new List<IMethodSymbol>();
        foreach (IMethodSymbol constructor in shape.Type.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility != Accessibility.Private)
            {
                if (VisibleConstructorProblem(constructor, shape) is { } reason)
                    Report(ShapeProblemKind.VisibleConstructor, constructor, reason);
            }
            else if (!constructor.Has(ProviderNames.NotAnOpenerAttribute))
            {
                if (OpenerProblem(constructor) is { } reason)
                    Report(ShapeProblemKind.NotAnOpener, constructor, reason);
                else
                    openers.Add(constructor);
            }
        }

        return openers;

        void Report(ShapeProblemKind kind, IMethodSymbol constructor, string reason) => problems.Add(
            new ShapeProblem(kind, shape.LocationOf(constructor.IsImplicitlyDeclared ? shape.Type : constructor), reason));
    }

    private static string? VisibleConstructorProblem(IMethodSymbol constructor, ProviderShape shape)
    {
        if (!shape.Options.StartsEmpty)
        {
            return constructor.IsImplicitlyDeclared
                ? "it has no constructor of its own, so anyone could create one around the checks of opening; "
                    + "declare a private one, or say StartsEmpty = true"
                : "a constructor that is not private would go around the checks of opening";
        }

        return shape.Has(ProviderPrimitives.Open)
            ? "OpenCore would not run for a constructor that is not private"
            : null;
    }

    private static string? OpenerProblem(IMethodSymbol constructor)
    {
        if (constructor.IsVararg)
            return "a constructor with __arglist cannot become an opener";
        bool setsRequired = constructor.Has("System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute");
        return !setsRequired && RequiredMember(constructor.ContainingType) is { } required
            ? $"the required member '{required.Name}' cannot be set by an opener"
            : null;
    }

    private static ISymbol? RequiredMember(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().FirstOrDefault(
                    m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) is { } member)
            {
                return member;
            }
        }

        return null;
    }
}
