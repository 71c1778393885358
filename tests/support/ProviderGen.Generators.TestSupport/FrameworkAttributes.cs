using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ProviderGen.Generators.TestSupport;

/// <summary>The attributes that come with the framework, each written with arguments that it may take.</summary>
public static class FrameworkAttributes
{
    /// <summary>Names and texts of those that can stand on all of the targets.</summary>
    public static IEnumerable<(string Name, string Text)> For(AttributeTargets targets)
    {
        CSharpCompilation compilation = Compile.Create("");
        INamedTypeSymbol attribute = compilation.GetTypeByMetadataName("System.Attribute")!;
        foreach (INamedTypeSymbol type in compilation.References
            .Select(compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>()
            .SelectMany(assembly => Types(assembly.GlobalNamespace))
            .Where(type => type is { IsAbstract: false, Arity: 0, DeclaredAccessibility: Accessibility.Public } && Ancestors(type).Contains(attribute, SymbolEqualityComparer.Default))
            .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal))
        {
            IMethodSymbol? constructor = type.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public)
                .OrderBy(constructor => constructor.Parameters.Length).FirstOrDefault();
            if (constructor is not null && (Targets(type) & targets) == targets)
                yield return (type.ToDisplayString(), $"global::{type.ToDisplayString()}({string.Join(", ", constructor.Parameters.Select(Argument))})");
        }
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol container)
        => container.GetTypeMembers().Concat(container.GetNamespaceMembers().SelectMany(Types));

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
            yield return current;
    }

    private static AttributeTargets Targets(INamedTypeSymbol type) => Ancestors(type).Prepend(type)
        .SelectMany(current => current.GetAttributes())
        .Where(attribute => attribute.AttributeClass!.Name == "AttributeUsageAttribute")
        .Select(attribute => (AttributeTargets)attribute.ConstructorArguments[0].Value!)
        .FirstOrDefault(AttributeTargets.All);

    private static string Argument(IParameterSymbol parameter) => parameter.Type switch
    {
        { SpecialType: SpecialType.System_String } => "\"a\"",
        { SpecialType: SpecialType.System_Boolean } => "true",
        { SpecialType: SpecialType.System_Object } => "\"a\"",
        { Name: "Type" } => "typeof(int)",
        { TypeKind: TypeKind.Array } => "null",
        _ => $"({parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})1",
    };
}
