using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace ProviderGen.Model;

/// <summary>Default values of parameters, as code that is the same under every culture.</summary>
internal static class DefaultValues
{
    /// <summary>As in <c> = 42</c>, or nothing.</summary>
    public static string Of(IParameterSymbol parameter)
        => parameter.HasExplicitDefaultValue && Write(parameter.Type, parameter.ExplicitDefaultValue) is { } value
            ? " = " + value
            : "";

    /// <summary>A value of an enumeration, named or not.</summary>
    public static string Enumeration(ITypeSymbol type, object value)
        => $"({type.ToDisplayString(Formats.Type)})({Convert.ToString(value, CultureInfo.InvariantCulture)})";

    private static string? Write(ITypeSymbol type, object? value)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = value is null ? type : nullable.TypeArguments[0];
        if (type.TypeKind == TypeKind.Enum && value is not null)
            return Enumeration(type, value);
        return value switch
        {
            null => type.IsValueType || type is ITypeParameterSymbol ? "default" : "null",
            bool truth => truth ? "true" : "false",
            string text => Formats.Literal(text),
            char character => SymbolDisplay.FormatLiteral(character, quote: true),
            float number when float.IsNaN(number) || float.IsInfinity(number) => Special("float", number),
            float number => number.ToString("R", CultureInfo.InvariantCulture) + "F",
            double number when double.IsNaN(number) || double.IsInfinity(number) => Special("double", number),
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
            IFormattable number when type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UIntPtr
                => number.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static string Special(string type, double value)
        => $"{type}.{(double.IsNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity")}";
}
