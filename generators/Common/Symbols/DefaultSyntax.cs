using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProviderGen.Generators;

/// <summary>
/// Default values of parameters that the code says outright: literals, and members of the enumeration that is the type. For those
/// the compiler need not bind the expression, which takes about a quarter as long as binding every signature of a type.
/// </summary>
internal static class DefaultSyntax
{
    /// <returns>False where the compiler has to be asked, and for a parameter without a default value.</returns>
    public static bool TryRead(IParameterSymbol parameter, out object? value)
    {
        value = null;
        if (parameter is not { RefKind: RefKind.None, IsParams: false }
            || parameter.DeclaringSyntaxReferences is not { Length: 1 } declarations
            || declarations[0].GetSyntax() is not ParameterSyntax { Default.Value: var code, Type: var typeCode })
        {
            return false;
        }

        switch (code)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }:
                return parameter.Type is INamedTypeSymbol { IsReferenceType: true };

            case LiteralExpressionSyntax literal:
                value = literal.Token.Value;
                return (value, parameter.Type.SpecialType) is
                    (string, SpecialType.System_String) or (int, SpecialType.System_Int32) or (bool, SpecialType.System_Boolean);

            // The same name as that of the type, so it is found in the same place.
            case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax enumeration, Name: IdentifierNameSyntax member }
                when parameter.Type.TypeKind == TypeKind.Enum
                    && typeCode is IdentifierNameSyntax type
                    && type.Identifier.ValueText == enumeration.Identifier.ValueText:
                value = (parameter.Type.GetMembers(member.Identifier.ValueText).FirstOrDefault() as IFieldSymbol)?.ConstantValue;
                return value is not null;

            default:
                return false;
        }
    }
}
