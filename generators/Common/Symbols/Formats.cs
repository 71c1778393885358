using Microsoft.CodeAnalysis.CSharp;

namespace ProviderGen.Generators;

/// <summary>How symbols are written in generated code.</summary>
internal static class Formats
{
    /// <summary>A type from anywhere, as in <c>global::System.Collections.Generic.List&lt;string?&gt;</c>.</summary>
    public static readonly SymbolDisplayFormat Type = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A namespace as it is declared, without <c>global::</c>.</summary>
    public static readonly SymbolDisplayFormat Namespace = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>A type as it is declared, without what is around it, as in <c>List&lt;T&gt;</c>.</summary>
    public static string Declaration(INamedTypeSymbol type)
    {
        string name = TypeName(type.Name);
        return type.Arity == 0
            ? name
            : $"{name}<{string.Join(", ", type.TypeParameters.Select(parameter => TypeName(parameter.Name)))}>";
    }

    // Some contextual keywords cannot name a type without an @ either.
    private static string TypeName(string name)
        => SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : Identifier(name);

    /// <summary>An identifier as code has it: with an @ where it is a keyword.</summary>
    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A string literal.</summary>
    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
