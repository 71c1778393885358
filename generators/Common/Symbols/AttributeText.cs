using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProviderGen.Generators;

/// <summary>Attributes as code, without brackets.</summary>
/// <param name="names">How types are written.</param>
internal sealed class AttributeText(TypeNames names)
{
    public string Write(AttributeData attribute)
    {
        string[] arguments =
        [
            .. ConstructorArguments(attribute),
            .. attribute.NamedArguments.Select(argument => $"{Formats.Identifier(argument.Key)} = {Value(argument.Value)}"),
        ];
        string name = names.Write(attribute.AttributeClass!);
        return arguments.Length == 0 ? name : $"{name}({string.Join(", ", arguments)})";
    }

    private IEnumerable<string> ConstructorArguments(AttributeData attribute)
    {
        var parameters = attribute.AttributeConstructor!.Parameters;
        bool isAmbiguous = attribute.AttributeClass!.InstanceConstructors.Count(c => c.Parameters.Length == parameters.Length) > 1;
        AttributeArgumentSyntax[] written = [.. Written(attribute)];
        int positional = written.TakeWhile(argument => argument.NameColon is null).Count();
        bool hasGap = false;
        foreach (IParameterSymbol parameter in parameters)
        {
            // What is left out stays so: the compiler may fill in a file or a line, which would be that of another place.
            if (parameter.Ordinal >= positional && !written.Any(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name))
            {
                hasGap = true;
                continue;
            }

            TypedConstant value = attribute.ConstructorArguments[parameter.Ordinal];
            string name = hasGap ? Formats.Identifier(parameter.Name) + ": " : "";
            string type = value.IsNull && isAmbiguous ? $"({names.Write(parameter.Type)})" : "";
            yield return name + type + Value(value);
        }
    }

    private static IEnumerable<AttributeArgumentSyntax> Written(AttributeData attribute)
        => (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments
            .Where(argument => argument.NameEquals is null) ?? [];

    private string Value(TypedConstant constant) => constant.Kind switch
    {
        _ when constant.IsNull => "null!",
        TypedConstantKind.Enum => DefaultValues.Enumeration(constant.Type!, constant.Value!, names),
        TypedConstantKind.Array => $"new {names.Write(constant.Type!)} {{ {string.Join(", ", constant.Values.Select(Value))} }}",
        TypedConstantKind.Type => $"typeof({names.Write((ITypeSymbol)constant.Value!)})",
        _ when constant.Type!.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 and not SpecialType.System_Int32
            => $"({names.Write(constant.Type!)})({DefaultValues.Constant(constant.Value)})",
        _ => DefaultValues.Constant(constant.Value) ?? "null!",
    };
}
