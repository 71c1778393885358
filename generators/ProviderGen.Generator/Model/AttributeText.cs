namespace ProviderGen.Model;

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
        bool hasGap = false;
        foreach (IParameterSymbol parameter in parameters)
        {
            // The compiler fills these in: file, line and member would be those of another place.
            TypedConstant value = attribute.ConstructorArguments[parameter.Ordinal];
            if (IsFilledIn(parameter))
                hasGap = true;
            else
                yield return (hasGap ? Formats.Identifier(parameter.Name) + ": " : "") + (value.IsNull && isAmbiguous ? $"({names.Write(parameter.Type)})" : "") + Value(value);
        }
    }

    private static bool IsFilledIn(IParameterSymbol parameter) => parameter.GetAttributes().Any(
        attribute => RepeatedAttributes.OnOptionalParameters.Contains(attribute.AttributeClass!.ToDisplayString()));

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
