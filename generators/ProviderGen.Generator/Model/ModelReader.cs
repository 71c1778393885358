using ProviderGen.Shapes;

namespace ProviderGen.Generators.Model;

/// <summary>Reduces an annotated type to its model.</summary>
internal static class ModelReader
{
    /// <returns>Null for what is not the part of the type that counts.</returns>
    public static TypeModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        // With the attribute on two parts, which the compiler rejects, only the first makes a file.
        var type = (INamedTypeSymbol)context.TargetSymbol;
        if (FirstAttribute(type) is not { } attribute || !Carries(context.TargetNode, attribute))
            return null;

        cancellationToken.ThrowIfCancellationRequested();
        ProviderShape shape = ProviderShape.Read(type, attribute, cancellationToken);
        if (shape.Problems.Count > 0)
            return new UnsupportedModel { Reasons = new EquatableArray<string>(shape.Problems.Select(problem => $"Cannot generate code for '{type.Name}': {problem.Reason}")) };
        cancellationToken.ThrowIfCancellationRequested();

        Compilation compilation = context.SemanticModel.Compilation;
        var names = new TypeNames(compilation);
        var openMethods = new OpenMethodReader(compilation, names);
        return new ProviderModel
        {
            HintName = HintNames.Create(type),
            Namespace = type.ContainingNamespace.IsGlobalNamespace
                ? null
                : type.ContainingNamespace.ToDisplayString(Formats.Namespace),
            Containers = new EquatableArray<string>(Containers(type).Reverse()),
            TypeName = Formats.Declaration(type),
            DisplayName = type.Name,
            PageSize = shape.Options.PageSize,
            MaxPages = shape.Options.MaxPages,
            BackingZeroFills = shape.Options.BackingZeroFills,
            ReadOnly = shape.Options.ReadOnly,
            Primitives = shape.Primitives,
            RuntimeRoot = names.Root(attribute.AttributeClass),
            OpenMethods = new EquatableArray<OpenMethodModel>(shape.OpenMethods.Select(openMethods.Read)),

            // Last, as it is known only when everything has been written.
            ExternAliases = new EquatableArray<string>(names.Aliases),
        };
    }

    // The context lists the attributes of every part in the same file, so it does not tell the parts apart.
    private static AttributeData? FirstAttribute(INamedTypeSymbol type)
        => type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(ProviderNames.Attribute));

    private static bool Carries(SyntaxNode part, AttributeData attribute)
        => attribute.ApplicationSyntaxReference is { } reference
            && reference.SyntaxTree == part.SyntaxTree
            && part.Span.Contains(reference.Span);

    private static IEnumerable<string> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            yield return $"partial {Keyword(container)} {Formats.Declaration(container)}";
    }

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };
}
