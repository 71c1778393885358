using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace ProviderGen.Generators;

/// <summary>Default values of parameters, as code that is the same under every culture.</summary>
internal static class DefaultValues
{
    /// <summary>As in <c> = 42</c>, or nothing if there is no default value or code has no word for it.</summary>
    public static string Of(IParameterSymbol parameter, TypeNames names)
        => TryRead(parameter, out object? value) && Write(parameter.Type, value, names) is { } text ? " = " + text : "";

    /// <summary>A value of an enumeration, named or not.</summary>
    public static string Enumeration(ITypeSymbol type, object value, TypeNames names)
        => $"({names.Write(type)})({Convert.ToString(value, CultureInfo.InvariantCulture)})";

    /// <summary>A constant of a primitive type; null if it is of another one.</summary>
    public static string? Constant(object? value) => value switch
    {
        bool truth => truth ? "true" : "false",
        string text => Formats.Literal(text),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        float number when float.IsNaN(number) || float.IsInfinity(number) => Special("float", number),
        float number => RoundTrip(number) + "F",
        double number when double.IsNaN(number) || double.IsInfinity(number) => Special("double", number),
        double number => RoundTrip(number) + "D",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        sbyte or byte or short or ushort or int or uint or long or ulong
            => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static bool TryRead(IParameterSymbol parameter, out object? value)
    {
        if (DefaultSyntax.TryRead(parameter, out value))
            return true;
        bool hasDefault = parameter.HasExplicitDefaultValue;
        value = hasDefault ? parameter.ExplicitDefaultValue : null;
        return hasDefault;
    }

    private static string? Write(ITypeSymbol type, object? value, TypeNames names)
    {
        if (value is null)
            return Nothing(type);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        if (type.TypeKind == TypeKind.Enum)
            return Enumeration(type, value, names);
        return type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_UIntPtr ? Constant(value) : null;
    }

    // Where the author silenced a warning about null, as any author of unannotated code does, there must be none either.
    private static string Nothing(ITypeSymbol type)
    {
        bool isNullable = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        if (type.IsValueType && !isNullable)
            return "default";
        string nothing = type is ITypeParameterSymbol ? "default" : "null";
        return isNullable || type.NullableAnnotation == NullableAnnotation.Annotated ? nothing : nothing + "!";
    }

    // Compilers run on the .NET Framework too, where the short form loses the sign of zero and the last digit of some numbers.
    private static string RoundTrip(double number)
    {
        if (number == 0)
            return 1 / number < 0 ? "-0" : "0";
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double same) && same == number
            ? text
            : number.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static string RoundTrip(float number)
    {
        if (number == 0)
            return 1 / number < 0 ? "-0" : "0";
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float same) && same == number
            ? text
            : number.ToString("G9", CultureInfo.InvariantCulture);
    }

    private static string Special(string type, double value)
        => $"{type}.{(double.IsNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity")}";
}
