namespace ProviderGen.Shapes;

/// <summary>Tells the constructors that become Open methods from those that cannot.</summary>
internal static class ConstructorReader
{
    /// <param name="shape">The provider, with its primitives read.</param>
    /// <param name="problems">Gets what is wrong with the others.</param>
    public static IReadOnlyList<IMethodSymbol> ReadOpenConstructors(ProviderShape shape, List<ShapeProblem> problems)
    {
        var openMethods = new List<IMethodSymbol>();
        foreach (IMethodSymbol constructor in shape.Type.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility != Accessibility.Private)
            {
                if (VisibleConstructorProblem(constructor, shape) is { } reason)
                    Report(ShapeProblemKind.VisibleConstructor, constructor, reason);
            }
            else if (!constructor.Has(ProviderNames.ExcludeFromOpenAttribute))
            {
                if (OpenMethodProblem(constructor) is { } reason)
                    Report(ShapeProblemKind.WithoutOpenMethod, constructor, reason);
                else
                    openMethods.Add(constructor);
            }
        }

        return openMethods;

        void Report(ShapeProblemKind kind, IMethodSymbol constructor, string reason) => problems.Add(
            new ShapeProblem(kind, shape.LocationOf(constructor.IsImplicitlyDeclared ? shape.Type : constructor), reason));
    }

    private static string? VisibleConstructorProblem(IMethodSymbol constructor, ProviderShape shape)
    {
        if (!shape.Options.StartsEmpty)
        {
            return constructor.IsImplicitlyDeclared
                ? "the implicit public constructor would bypass the checks of Open; "
                    + "declare a private one, or set StartsEmpty = true"
                : "a constructor that is not private would bypass the checks of Open";
        }

        return shape.Has(ProviderPrimitives.Open)
            ? "OpenCore would not run for a constructor that is not private"
            : null;
    }

    private static string? OpenMethodProblem(IMethodSymbol constructor)
    {
        if (constructor.IsVararg)
            return "a constructor with __arglist cannot become an Open method";
        bool setsRequired = constructor.Has("System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute");
        return !setsRequired && RequiredMember(constructor.ContainingType) is { } required
            ? $"the required member '{required.Name}' cannot be set by an Open method"
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
