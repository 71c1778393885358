namespace ProviderGen.Generators.Model;

/// <summary>The attributes of a constructor and its parameters that are repeated on its Open method, as code.</summary>
internal static class ForwardedAttributes
{
    private static readonly HashSet<string> OnConstructors =
    [
        "System.ObsoleteAttribute",
        "System.Diagnostics.CodeAnalysis.ExperimentalAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute",
        "System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute",
        "System.Runtime.Versioning.ObsoletedOSPlatformAttribute",
        "System.Runtime.Versioning.SupportedOSPlatformAttribute",
        "System.Runtime.Versioning.UnsupportedOSPlatformAttribute",
    ];

    private static readonly HashSet<string> OnParameters =
    [
        "System.Diagnostics.CodeAnalysis.AllowNullAttribute",
        "System.Diagnostics.CodeAnalysis.DisallowNullAttribute",
        "System.Diagnostics.CodeAnalysis.ConstantExpectedAttribute",
        "System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute",
        "System.Diagnostics.CodeAnalysis.MaybeNullAttribute",
        "System.Diagnostics.CodeAnalysis.StringSyntaxAttribute",
        "System.Diagnostics.CodeAnalysis.UnscopedRefAttribute",
    ];

    // Only a parameter that can be left out may carry one of these.
    private static readonly HashSet<string> OnOptionalParameters =
    [
        .. OnParameters,
        "System.Runtime.CompilerServices.CallerArgumentExpressionAttribute",
        "System.Runtime.CompilerServices.CallerFilePathAttribute",
        "System.Runtime.CompilerServices.CallerLineNumberAttribute",
        "System.Runtime.CompilerServices.CallerMemberNameAttribute",
    ];

    public static IEnumerable<string> OfConstructor(IMethodSymbol constructor) => Of(constructor, OnConstructors);

    public static IEnumerable<string> OfParameter(IParameterSymbol parameter, bool isOptional)
        => Of(parameter, isOptional ? OnOptionalParameters : OnParameters);

    private static IEnumerable<string> Of(ISymbol symbol, HashSet<string> repeated)
        => from attribute in symbol.GetAttributes()
           where attribute.AttributeClass is not null && repeated.Contains(attribute.AttributeClass.ToDisplayString())
           select Write(attribute);

    private static string Write(AttributeData attribute)
    {
        string[] arguments =
        [
            .. attribute.ConstructorArguments.Select(Value),
            .. attribute.NamedArguments.Select(argument => $"{argument.Key} = {Value(argument.Value)}"),
        ];
        string name = attribute.AttributeClass!.ToDisplayString(Formats.Type);
        return arguments.Length == 0 ? name : $"{name}({string.Join(", ", arguments)})";
    }

    // These attributes take texts, truth values, numbers, enumerations, types and arrays of texts.
    private static string Value(TypedConstant constant) => constant.Kind switch
    {
        _ when constant.IsNull => "null!",
        TypedConstantKind.Enum => DefaultValues.Enumeration(constant.Type!, constant.Value!),
        TypedConstantKind.Array => $"new {constant.Type!.ToDisplayString(Formats.Type)} {{ {string.Join(", ", constant.Values.Select(Value))} }}",
        TypedConstantKind.Type => $"typeof({((ITypeSymbol)constant.Value!).ToDisplayString(Formats.Type)})",
        _ when constant.Type!.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 and not SpecialType.System_Int32
            => $"({constant.Type!.ToDisplayString(Formats.Type)})({DefaultValues.Constant(constant.Value)})",
        _ => DefaultValues.Constant(constant.Value) ?? "null!",
    };
}
