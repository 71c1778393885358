namespace ProviderGen.Generators.Model;

/// <summary>
/// Whether an Open method has to say that it is not for every language. The compiler asks that of what others can see in an
/// assembly that claims compliance; a private constructor need not say it, and what is generated from it does.
/// </summary>
internal static class ClsCompliance
{
    private const string Attribute = "System.CLSCompliantAttribute";

    /// <summary>The attribute, without brackets, where it is needed and the constructor has none to repeat.</summary>
    public static IEnumerable<string> Of(IMethodSymbol constructor, string accessibility, IAssemblySymbol assembly)
    {
        if (Says(assembly) == true
            && accessibility == "public"
            && Says(constructor) is null
            && IsCompliant(constructor.ContainingType)
            && IsSeenOutside(constructor.ContainingType)
            && !constructor.Parameters.All(parameter => Complies(parameter.Type)))
        {
            yield return $"global::{Attribute}(false)";
        }
    }

    private static bool Complies(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => false,
        IArrayTypeSymbol array => Complies(array.ElementType),
        INamedTypeSymbol named => !IsUnsigned(named)
            && IsCompliant(named)
            && named.WithContainers().SelectMany(level => level.TypeArguments).All(Complies),
        _ => true,
    };

    private static bool IsUnsigned(ITypeSymbol type) => type.SpecialType is SpecialType.System_SByte
        or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64
        or SpecialType.System_UIntPtr or SpecialType.System_TypedReference;

    /// <summary>A type is what it says of itself, or else what the types around it and its assembly say.</summary>
    private static bool IsCompliant(INamedTypeSymbol type)
        => type.OriginalDefinition.WithContainers().Select(Says).FirstOrDefault(said => said is not null)
            ?? Says(type.ContainingAssembly) == true;

    private static bool IsSeenOutside(INamedTypeSymbol type) => type.WithContainers().All(level
        => level.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);

    // A type that is not known yet has no assembly.
    private static bool? Says(ISymbol? symbol) => symbol?.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass.Is(Attribute))?.ConstructorArguments.FirstOrDefault().Value as bool?;
}
