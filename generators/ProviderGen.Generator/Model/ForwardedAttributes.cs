namespace ProviderGen.Generators.Model;

/// <summary>
/// The attributes of a constructor and its parameters that are repeated on its Open method: all that an author writes there, but for
/// those that would say something wrong.
/// </summary>
internal static class ForwardedAttributes
{
    /// <summary>Attributes of constructors that Open methods do not repeat.</summary>
    public static IReadOnlyCollection<string> NotOnOpeners { get; } = new HashSet<string>
    {
        // The Open method has these already.
        "System.CodeDom.Compiler.GeneratedCodeAttribute",
        "System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverageAttribute",

        // How the body of the constructor is compiled and run concerns nobody who calls it.
        "System.Runtime.CompilerServices.MethodImplAttribute",
        "System.Runtime.CompilerServices.SkipLocalsInitAttribute",
    };

    /// <summary>Attributes of parameters that those of Open methods do not repeat.</summary>
    public static IReadOnlyCollection<string> NotOnParameters { get; } = new HashSet<string>
    {
        // The default value says it.
        "System.Runtime.CompilerServices.DateTimeConstantAttribute",
        "System.Runtime.CompilerServices.DecimalConstantAttribute",
        "System.Runtime.InteropServices.DefaultParameterValueAttribute",
        "System.Runtime.InteropServices.OptionalAttribute",

        // The constructor promises it for when it returns; an Open method returns when the constructor throws, too.
        "System.Diagnostics.CodeAnalysis.DoesNotReturnIfAttribute",
        "System.Diagnostics.CodeAnalysis.MaybeNullWhenAttribute",
        "System.Diagnostics.CodeAnalysis.NotNullAttribute",
        "System.Diagnostics.CodeAnalysis.NotNullIfNotNullAttribute",
        "System.Diagnostics.CodeAnalysis.NotNullWhenAttribute",
    };

    /// <summary>Attributes that only a parameter that can be left out may have.</summary>
    public static IReadOnlyCollection<string> OnOptionalParameters { get; } = new HashSet<string>
    {
        "System.Runtime.CompilerServices.CallerArgumentExpressionAttribute",
        "System.Runtime.CompilerServices.CallerFilePathAttribute",
        "System.Runtime.CompilerServices.CallerLineNumberAttribute",
        "System.Runtime.CompilerServices.CallerMemberNameAttribute",
    };

    public static IEnumerable<string> OfConstructor(IMethodSymbol constructor, TypeNames names)
        => Of(constructor, AttributeTargets.Method, names, static name => !NotOnOpeners.Contains(name));

    public static IEnumerable<string> OfParameter(IParameterSymbol parameter, bool isOptional, TypeNames names) => Of(
        parameter,
        AttributeTargets.Parameter,
        names,
        isOptional
            ? static name => !NotOnParameters.Contains(name)
            : static name => !NotOnParameters.Contains(name) && !OnOptionalParameters.Contains(name));

    private static IEnumerable<string> Of(ISymbol symbol, AttributeTargets target, TypeNames names, Func<string, bool> isRepeated)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (IsComplete(attribute)
                && (Targets(attribute.AttributeClass) & target) != 0
                && isRepeated(attribute.AttributeClass!.ToDisplayString()))
            {
                yield return new AttributeText(names).Write(attribute);
            }
        }
    }

    // While it is being typed, an attribute may mean nothing yet. A type that is local to a file has no name in another one.
    private static bool IsComplete(AttributeData attribute)
        => attribute is { AttributeClass: not null and not IErrorTypeSymbol, AttributeConstructor: not null }
            && ReferencedTypes.In(attribute.AttributeClass).Concat(Constants(attribute).SelectMany(Types)).All(
                type => type is { IsFileLocal: false, TypeKind: not TypeKind.Error })
            && Constants(attribute).All(constant => constant.Kind != TypedConstantKind.Error);

    private static IEnumerable<TypedConstant> Constants(AttributeData attribute) => attribute.ConstructorArguments
        .Concat(attribute.NamedArguments.Select(argument => argument.Value)).SelectMany(Flatten);

    private static IEnumerable<TypedConstant> Flatten(TypedConstant constant)
        => constant is { Kind: TypedConstantKind.Array, IsNull: false } ? constant.Values.SelectMany(Flatten).Prepend(constant) : [constant];

    private static IEnumerable<INamedTypeSymbol> Types(TypedConstant constant)
        => ReferencedTypes.In((constant.Kind == TypedConstantKind.Type ? constant.Value as ITypeSymbol : null) ?? constant.Type!);

    // The attribute is inherited from the class that the attribute's class derives from.
    private static AttributeTargets Targets(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is("System.AttributeUsageAttribute")) is { } usage)
                return usage.ConstructorArguments.FirstOrDefault().Value is int targets ? (AttributeTargets)targets : AttributeTargets.All;
        }

        return AttributeTargets.All;
    }
}
