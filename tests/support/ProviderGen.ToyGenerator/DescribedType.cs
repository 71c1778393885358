using ProviderGen.Generators;

namespace ProviderGen.ToyGenerator;

/// <summary>A class marked <c>[Toy.Described]</c>, as values that compare by content.</summary>
internal sealed record DescribedType(
    string? Namespace,
    string Declaration,
    string HintName,
    EquatableArray<string> Containers,
    EquatableArray<string> Properties)
{
    public static DescribedType Read(INamedTypeSymbol type) => new(
        type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString(Formats.Namespace),
        Formats.Declaration(type),
        HintNames.Create(type),
        new EquatableArray<string>(type.ContainingType.WithContainers().Reverse().Select(container => $"partial class {Formats.Declaration(container)}")),
        new EquatableArray<string>(type.GetMembers().OfType<IPropertySymbol>().Select(property => property.Name)));
}
