using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProviderGen.Shapes;

/// <summary>Finds what stands in the way of the members that are generated.</summary>
internal static class CollisionCheck
{
    // A collision only with another kind of member, or with a method of the same arity and parameter types.
    private static readonly (string Name, int Arity, string[] Parameters)[] Methods =
    [
        ("Grow", 0, ["long"]),
        ("Read", 0, ["long", SymbolNames.Bytes]),
        ("Write", 0, ["long", SymbolNames.ReadOnlyBytes]),
        ("Flush", 0, []),
        ("Dispose", 0, []),
        ("ReadInPlace", 1, ["long", "long", "*", "*"]),
        ("WriteInPlace", 1, ["long", "long", "*", "*"]),
    ];

    // What generated code calls the types it uses most: any member of that name would come first.
    private static readonly string[] Aliases = ["__Errors", "__Generated", "__NotCovered"];

    private static readonly HashSet<string> Accessors = ["get_PageSize", "get_Pages", "get_Size", "get_IsReadOnly"];

    private static readonly string[] Others =
    [
        "PageSize", "Pages", "Size", "IsReadOnly",
        "__PageSize", "__MaxPages", "__size", "__backingLength", "__latch", "__lifetime",
        "__Open", "__Name", "__Rejection", "__RejectionOfChange", "__IsOutside", "__EmptyOrRejected", "__ReadRuns", "__WriteRuns",
        "__AcceptRemainder", "__Zero", "__Release", .. Aliases,
    ];

    private static readonly HashSet<string> Names = [.. Methods.Select(method => method.Name), .. Others];

    private static readonly string[] Implemented =
    [
        "System.IDisposable", ProviderNames.Provider, ProviderNames.DurableProvider,
        ProviderNames.AddressableProvider, ProviderNames.MutableAddressableProvider,
    ];

    /// <param name="shape">The provider, with its options, primitives and Open methods read.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static void Run(ProviderShape shape, List<ShapeProblem> problems)
    {
        INamedTypeSymbol type = shape.Type;
        IReadOnlyList<IMethodSymbol> openMethods = shape.OpenMethods;
        bool addresses = shape.Has(ProviderPrimitives.Span);
        bool writesInPlace = addresses && !shape.Has(ProviderPrimitives.Write) && !shape.Options.ReadOnly;

        for (INamedTypeSymbol? current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            bool own = SymbolEqualityComparer.Default.Equals(current, type);
            foreach (ISymbol member in current.GetMembers())
            {
                if (member.IsImplicitlyDeclared || !MayCollide(member) || IsGenerated(member) || (!own && !IsSeenBy(type, member)))
                    continue;

                // An indexer has a name too, which its author can choose; only the type that declares it minds.
                string plain = own && member is IPropertySymbol { IsIndexer: true } ? member.MetadataName : member.Name;
                string name = own ? $"'{plain}'" : $"the inherited '{current.Name}.{plain}'";
                ISymbol at = own ? member : type;
                if (IsUsed(plain) && Collides(member))
                    Report(at, $"{name} is also generated");
                else if (plain == "Open" && CollidesWithOpenMethod(member, openMethods))
                    Report(at, $"{name} is also generated from a constructor");
                else if (own && Accessors.Contains(member.Name) && member is IMethodSymbol { AssociatedSymbol: null, Arity: 0, Parameters.Length: 0 })
                    Report(at, $"{name} is also the accessor of a generated property");
                else if (!own && member is INamedTypeSymbol hiding && hiding.Name == type.Name && hiding.Arity == type.Arity)
                    Report(at, $"{name} hides the provider's own name");
                else if (own && openMethods.Count > 0 && ConvertsToResult(member, type))
                    Report(member, $"beside this conversion, that of '{type.Name}' to its result in the generated code is ambiguous");
                else if (own && ExplicitlyImplemented(member) is { } implemented)
                    Report(member, $"'{implemented.ToDisplayString()}' is also implemented by the generated code");
            }
        }

        CheckScope(type, openMethods, addresses, Report);

        // A type and its type parameters may not share a name with a member.
        foreach (ISymbol symbol in new ISymbol[] { type }.Concat(type.TypeParameters))
        {
            if (IsUsed(symbol.Name) || (symbol.Name == "Open" && openMethods.Count > 0))
                Report(symbol, $"'{symbol.Name}' is also the name of a generated member");
        }

        bool IsUsed(string name) => name switch
        {
            "Flush" => shape.Has(ProviderPrimitives.Flush),
            "ReadInPlace" => addresses,
            "WriteInPlace" => writesInPlace,
            _ => Names.Contains(name),
        };

        // Most members are none of our business, and their attributes need not even be looked at.
        bool MayCollide(ISymbol member) => member switch
        {
            IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation or MethodKind.Conversion } => true,
            IPropertySymbol property when property.IsIndexer || !property.ExplicitInterfaceImplementations.IsEmpty => true,
            _ => Names.Contains(member.Name) || member.Name == "Open" || member.Name == type.Name || Accessors.Contains(member.Name),
        };

        void Report(ISymbol at, string reason) => problems.Add(new ShapeProblem(
            ShapeProblemKind.Collision,
            shape.LocationOf(at) ?? shape.LocationOf(type),
            reason));
    }

    /// <summary>Names that code inside the provider would find before those that the generated code means.</summary>
    private static void CheckScope(
        INamedTypeSymbol type, IReadOnlyList<IMethodSymbol> openMethods, bool addresses, Action<ISymbol, string> report)
    {
        const string state = "__TState";
        foreach (INamedTypeSymbol level in type.WithContainers())
        {
            foreach (ITypeParameterSymbol parameter in level.TypeParameters)
            {
                if (addresses && parameter.Name == state)
                    report(parameter, $"'{state}' is also the name of a generated type parameter");
                else if (Aliases.Contains(parameter.Name) && level != (object)type)
                    report(parameter, $"'{parameter.Name}' means something else in the generated code");
            }

            // The parameters of a primary constructor are in scope everywhere inside; those of a record are members.
            if (!level.IsRecord)
            {
                foreach (IMethodSymbol constructor in level.InstanceConstructors)
                {
                    if (IsPrimary(constructor))
                        CheckParameters(constructor);
                }
            }

            if (level == (object)type)
                continue;
            foreach (ISymbol member in Aliases.SelectMany(alias => level.GetMembers(alias)))
                report(member, $"'{member.Name}' means something else in the generated code");
        }

        foreach (IMethodSymbol constructor in openMethods)
            CheckParameters(constructor);

        void CheckParameters(IMethodSymbol constructor)
        {
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                if (parameter.Name == Aliases[0])
                    report(parameter, $"'{parameter.Name}' means something else in the generated code");
            }
        }
    }

    private static bool IsPrimary(IMethodSymbol constructor)
        => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);

    private static bool ConvertsToResult(ISymbol member, INamedTypeSymbol type)
        => member is IMethodSymbol { MethodKind: MethodKind.Conversion, Name: "op_Implicit", Parameters.Length: 1 } conversion
            && SymbolEqualityComparer.Default.Equals(conversion.Parameters[0].Type, type)
            && conversion.ReturnType is INamedTypeSymbol { Name: "MemoryResult", Arity: 1 } result
            && result.ContainingNamespace.ToDisplayString() == "ProviderGen"
            && SymbolEqualityComparer.Default.Equals(result.TypeArguments[0], type);

    // Once code has been generated, analysis sees it as members like any other.
    private static bool IsGenerated(ISymbol member) => member.GetAttributes().Any(attribute
        => attribute.AttributeClass.Is("System.CodeDom.Compiler.GeneratedCodeAttribute")
            && attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: "ProviderGen" });

    private static bool Collides(ISymbol member)
    {
        if (member is not IMethodSymbol method)
            return true;
        var generated = Methods.FirstOrDefault(m => m.Name == method.Name);
        return generated.Name is null
            || (method.Arity == generated.Arity
                && method.Parameters.Length == generated.Parameters.Length
                && method.Parameters.All(
                    p => p.RefKind == RefKind.None
                        && (generated.Parameters[p.Ordinal] == "*" || p.Type.Is(generated.Parameters[p.Ordinal]))));
    }

    private static bool CollidesWithOpenMethod(ISymbol member, IReadOnlyList<IMethodSymbol> openMethods)
        => openMethods.Count > 0
            && (member is not IMethodSymbol method || openMethods.Any(
                openMethod => method.Arity == 0
                    && openMethod.Parameters.Length == method.Parameters.Length
                    && openMethod.Parameters.All(p => SameSlot(p, method.Parameters[p.Ordinal]))));

    // Overloads may not differ in the kind of reference alone, nor in what may be null, is dynamic, or is called in a tuple.
    private static bool SameSlot(IParameterSymbol left, IParameterSymbol right)
        => (left.RefKind == RefKind.None) == (right.RefKind == RefKind.None)
            && (SymbolEqualityComparer.Default.Equals(left.Type, right.Type)
                || DocumentationCommentId.CreateReferenceId(left.Type) == DocumentationCommentId.CreateReferenceId(right.Type));

    private static ISymbol? ExplicitlyImplemented(ISymbol member)
    {
        IEnumerable<ISymbol> implemented = member switch
        {
            IMethodSymbol { AssociatedSymbol: null } method => method.ExplicitInterfaceImplementations,
            IPropertySymbol property => property.ExplicitInterfaceImplementations,
            _ => [],
        };
        return implemented.FirstOrDefault(symbol => Implemented.Any(name => symbol.ContainingType.Is(name)));
    }

    private static bool IsSeenBy(INamedTypeSymbol type, ISymbol inherited) => inherited.DeclaredAccessibility switch
    {
        Accessibility.Private => false,
        Accessibility.Internal or Accessibility.ProtectedAndInternal
            => inherited.ContainingAssembly.GivesAccessTo(type.ContainingAssembly)
                || SymbolEqualityComparer.Default.Equals(inherited.ContainingAssembly, type.ContainingAssembly),
        _ => true,
    };
}
