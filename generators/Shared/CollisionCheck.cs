namespace ProviderGen;

/// <summary>Finds what stands in the way of the members that are generated.</summary>
internal static class CollisionCheck
{
    private const string Bytes = "System.Span<byte>";
    private const string ReadOnlyBytes = "System.ReadOnlySpan<byte>";

    // A collision only with another kind of member, or with a method of the same arity and parameter types.
    private static readonly (string Name, int Arity, string[] Parameters)[] Methods =
    [
        ("Grow", 0, ["long"]),
        ("Read", 0, ["long", Bytes]),
        ("Write", 0, ["long", ReadOnlyBytes]),
        ("Flush", 0, []),
        ("Dispose", 0, []),
        ("ReadInPlace", 1, ["long", "long", "*", "*"]),
        ("WriteInPlace", 1, ["long", "long", "*", "*"]),
    ];

    private static readonly string[] Others =
    [
        "PageSize", "Pages", "Size", "IsReadOnly",
        "__PageSize", "__MaxPages", "__size", "__backingLength", "__latch", "__lifetime",
        "__Open", "__Name", "__Refusal", "__RefusalOfChange", "__EmptyOrRefused", "__ReadRuns", "__WriteRuns",
        "__AcceptRemainder", "__Zero", "__Release",
    ];

    private static readonly string[] Implemented =
    [
        "System.IDisposable", "ProviderGen.IMemoryProvider", "ProviderGen.IDurableMemoryProvider",
        "ProviderGen.IAddressableMemoryProvider", "ProviderGen.IMutableAddressableMemoryProvider",
    ];

    public static void Run(ProviderShape shape, List<ShapeProblem> problems)
    {
        INamedTypeSymbol type = shape.Type;
        bool addresses = shape.Has(ProviderPrimitives.Span);
        bool writesInPlace = addresses && !shape.Has(ProviderPrimitives.Write) && !shape.Options.ReadOnly;
        string[] used =
        [
            .. Methods.Select(method => method.Name).Where(name => name switch
            {
                "Flush" => shape.Has(ProviderPrimitives.Flush),
                "ReadInPlace" => addresses,
                "WriteInPlace" => writesInPlace,
                _ => true,
            }),
            .. Others,
        ];

        for (INamedTypeSymbol? current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            bool own = SymbolEqualityComparer.Default.Equals(current, type);
            foreach (ISymbol member in current.GetMembers())
            {
                if (member.IsImplicitlyDeclared || (!own && !IsSeenBy(type, member)))
                    continue;
                if (used.Contains(member.Name) && Collides(member))
                    Report(member, own ? $"'{member.Name}' is also generated" : $"the inherited '{current.Name}.{member.Name}' is also generated");
                else if (member.Name == "Open" && (own || member is not IMethodSymbol) && CollidesWithOpener(member, shape.Openers))
                    Report(member, $"'{member.Name}' is also generated from a constructor");
                else if (own && ExplicitlyImplemented(member) is { } implemented)
                    Report(member, $"'{implemented.ToDisplayString()}' is also implemented by the generated code");
            }
        }

        // A type and its type parameters may not share a name with a member.
        foreach (ISymbol symbol in new ISymbol[] { type }.Concat(type.TypeParameters))
        {
            if (used.Contains(symbol.Name) || (symbol.Name == "Open" && shape.Openers.Count > 0))
                Report(symbol, $"'{symbol.Name}' is also the name of a generated member");
        }

        void Report(ISymbol at, string reason) => problems.Add(new ShapeProblem(
            ShapeProblemKind.Collision,
            at.Locations.FirstOrDefault(l => l.IsInSource) ?? type.Locations.FirstOrDefault(),
            reason));
    }

    private static bool Collides(ISymbol member)
    {
        if (member is not IMethodSymbol method)
            return true;
        var generated = Methods.FirstOrDefault(m => m.Name == method.Name);
        return generated.Name is null
            || (method.Arity == generated.Arity
                && method.Parameters.Length == generated.Parameters.Length
                && method.Parameters.All(
                    p => generated.Parameters[p.Ordinal] == "*" || p.Type.Is(generated.Parameters[p.Ordinal])));
    }

    private static bool CollidesWithOpener(ISymbol member, IReadOnlyList<IMethodSymbol> openers)
        => openers.Count > 0
            && (member is not IMethodSymbol { Arity: 0 } method || openers.Any(
                opener => opener.Parameters.Length == method.Parameters.Length
                    && opener.Parameters.All(p => SameSlot(p, method.Parameters[p.Ordinal]))));

    // Overloads may not differ in the kind of reference alone, nor in what may be null.
    private static bool SameSlot(IParameterSymbol left, IParameterSymbol right)
        => (left.RefKind == RefKind.None) == (right.RefKind == RefKind.None)
            && SymbolEqualityComparer.Default.Equals(left.Type, right.Type);

    private static ISymbol? ExplicitlyImplemented(ISymbol member)
    {
        IEnumerable<ISymbol> implemented = member switch
        {
            IMethodSymbol { AssociatedSymbol: null } method => method.ExplicitInterfaceImplementations,
            IPropertySymbol property => property.ExplicitInterfaceImplementations,
            _ => [],
        };
        return implemented.FirstOrDefault(symbol => Implemented.Contains(symbol.ContainingType.ToDisplayString()));
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
