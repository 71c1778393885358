using System.Collections.Immutable;

namespace ProviderGen.Generators.Model;

/// <summary>Turns a constructor into the signature of its Open method.</summary>
/// <param name="compilation">What the provider is a part of.</param>
/// <param name="names">How types are written in its file.</param>
internal sealed class OpenMethodReader(Compilation compilation, TypeNames names)
{
    public OpenMethodModel Read(IMethodSymbol constructor)
    {
        ImmutableArray<IParameterSymbol> parameters = constructor.Parameters;

        // The compiler binds a default value when it is asked for, and writing it takes as long again: once for each is enough.
        string[] defaults = [.. parameters.Select(parameter => DefaultValues.Of(parameter, names))];

        // Attributes can make any parameter optional, code only the last ones.
        int optional = parameters.Length;
        while (optional > 0 && (parameters[optional - 1].IsParams || defaults[optional - 1].Length > 0))
            optional--;
        bool isUnsafe = parameters.Any(parameter => IsUnsafe(parameter.Type));
        string accessibility = OpenMethodAccessibility.Of(constructor);
        return new OpenMethodModel
        {
            ConstructorId = constructor.GetDocumentationCommentId() ?? "",
            Attributes = new EquatableArray<string>(
            [
                .. ForwardedAttributes.OfConstructor(constructor, names),
                .. ClsCompliance.Of(constructor, accessibility, compilation.Assembly),
            ]),
            Modifiers = $"{accessibility} static{(isUnsafe ? " unsafe" : "")}",
            Parameters = string.Join(", ", parameters.Select(parameter => Declare(parameter, parameter.Ordinal >= optional ? defaults[parameter.Ordinal] : ""))),
            Arguments = string.Join(", ", parameters.Select(Pass)),
            ParameterNames = Names(_ => true),
            CheckedParameters = Names(NullIsAnError),
            OutParameters = Names(parameter => parameter.RefKind == RefKind.Out),
        };

        EquatableArray<string> Names(Func<IParameterSymbol, bool> filter)
            => new(parameters.Where(filter).Select(parameter => parameter.Name));
    }

    private string Declare(IParameterSymbol parameter, string defaultValue)
    {
        string attributes = parameter.GetAttributes().IsEmpty ? "" : string.Concat(
            ForwardedAttributes.OfParameter(parameter, defaultValue.Length > 0, names).Select(attribute => $"[{attribute}] "));
        string passing = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        };

        // out and params imply it, and it may not be said again.
        bool isScoped = parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out && !parameter.IsParams;
        return attributes
            + (parameter.IsParams ? "params " : "")
            + (isScoped ? "scoped " : "")
            + passing
            + $"{Type(parameter)} {Formats.Identifier(parameter.Name)}"
            + defaultValue;
    }

    // An argument that is dynamic would make the call of the constructor dynamic: reflection, where none is needed.
    private string Type(IParameterSymbol parameter) => parameter.Type.TypeKind == TypeKind.Dynamic
        ? "object" + (parameter.NullableAnnotation == NullableAnnotation.Annotated ? "?" : "")
        : names.Write(parameter.Type);

    private static string Pass(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In or RefKind.RefReadOnlyParameter => "in ",
        _ => "",
    } + Formats.Identifier(parameter.Name);

    private static bool NullIsAnError(IParameterSymbol parameter)
        => parameter.RefKind != RefKind.Out
            && (parameter.NullableAnnotation != NullableAnnotation.Annotated
                || parameter.Has("System.Diagnostics.CodeAnalysis.DisallowNullAttribute"))
            && (parameter.Type.IsReferenceType || parameter.Type is ITypeParameterSymbol { HasNotNullConstraint: true, IsValueType: false })
            && !(parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is null)
            && !parameter.Has("System.Diagnostics.CodeAnalysis.AllowNullAttribute");

    private static bool IsUnsafe(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => IsUnsafe(array.ElementType),
        INamedTypeSymbol { Arity: 0, ContainingType: null } => false,
        INamedTypeSymbol named => named.WithContainers().SelectMany(level => level.TypeArguments).Any(IsUnsafe),
        _ => false,
    };
}
