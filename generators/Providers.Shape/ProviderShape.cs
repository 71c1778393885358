using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProviderGen.Shapes;

/// <summary>
/// An annotated type as the generator and the analyzers both see it: what it supplies, and every reason why no code can
/// be generated for it. It holds symbols, so it never outlives the step that made it.
/// </summary>
internal sealed class ProviderShape
{
    /// <summary>The oldest language version that the generated code is written in.</summary>
    public const LanguageVersion OldestLanguage = LanguageVersion.CSharp10;

    // The part that its author marked. Others may be in files of other tools.
    private readonly TypeDeclarationSyntax? _part;

    private ProviderShape(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
    {
        Type = type;
        _part = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).FirstAncestorOrSelf<TypeDeclarationSyntax>();
        var problems = new List<ShapeProblem>();
        Problems = problems;
        CheckType(problems);
        CheckContainers(type, problems);
        CheckLanguage(attribute, problems);
        Options = ProviderOptions.Read(attribute, problems);

        // What follows would only repeat that the type is of the wrong kind.
        if (problems.Any(problem => problem.Kind == ShapeProblemKind.UnsupportedKind))
            return;
        cancellationToken.ThrowIfCancellationRequested();
        Primitives = PrimitiveReader.Read(this, problems);
        OpenMethods = ConstructorReader.ReadOpenConstructors(this, problems);
        cancellationToken.ThrowIfCancellationRequested();
        CollisionCheck.Run(this, problems);
    }

    public INamedTypeSymbol Type { get; }

    public ProviderOptions Options { get; }

    public ProviderPrimitives Primitives { get; }

    /// <summary>The constructors that become Open methods.</summary>
    public IReadOnlyList<IMethodSymbol> OpenMethods { get; } = [];

    /// <summary>Empty if and only if code is generated.</summary>
    public IReadOnlyList<ShapeProblem> Problems { get; }

    public static ProviderShape Read(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
        => new(type, attribute, cancellationToken);

    public bool Has(ProviderPrimitives primitive) => (Primitives & primitive) != 0;

    /// <summary>Where to report what is wrong with a symbol: in the part with the attribute, if it is declared there too.</summary>
    public Location? LocationOf(ISymbol symbol)
        => symbol.Locations.FirstOrDefault(location => location.SourceTree == _part?.SyntaxTree && _part?.Span.Contains(location.SourceSpan) == true)
            ?? symbol.Locations.FirstOrDefault(location => location.IsInSource);

    private void CheckType(List<ShapeProblem> problems)
    {
        INamedTypeSymbol type = Type;
        bool isClass = type.TypeKind == TypeKind.Class;
        Check(!isClass, ShapeProblemKind.UnsupportedKind, "the type must be a class");
        Check(type.IsRecord, ShapeProblemKind.UnsupportedKind, "records are not supported: their copies would share one backing");
        Check(isClass && type.IsStatic, ShapeProblemKind.UnsupportedKind, "static classes are not supported");
        Check(isClass && type is { IsAbstract: true, IsStatic: false }, ShapeProblemKind.UnsupportedKind, "abstract classes are not supported");
        Check(
            type.WithContainers().Any(level => level.IsFileLocal),
            ShapeProblemKind.UnsupportedKind,
            "file-local types are not supported: the generated part is in another file");
        Check(type.WithContainers().Any(level => level.Name.Length == 0), ShapeProblemKind.UnsupportedKind, "the type has no name");
        Check(
            isClass && type is { IsSealed: false, IsAbstract: false, IsStatic: false },
            ShapeProblemKind.NotSealed,
            "the class must be sealed");
        foreach (Location part in PartsThatAreNotPartial(type))
            problems.Add(new ShapeProblem(ShapeProblemKind.NotPartial, part, "the type must be partial"));

        void Check(bool isWrong, ShapeProblemKind kind, string reason)
        {
            if (isWrong)
                problems.Add(new ShapeProblem(kind, LocationOf(type), reason));
        }
    }

    private static void CheckContainers(INamedTypeSymbol type, List<ShapeProblem> problems)
    {
        foreach (INamedTypeSymbol container in type.WithContainers().Skip(1))
        {
            foreach (Location part in PartsThatAreNotPartial(container))
            {
                problems.Add(new ShapeProblem(
                    ShapeProblemKind.ContainerNotPartial, part, $"the containing type '{container.Name}' must be partial"));
            }
        }
    }

    private static void CheckLanguage(AttributeData attribute, List<ShapeProblem> problems)
    {
        if (attribute.ApplicationSyntaxReference is { } reference
            && reference.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < OldestLanguage } options)
        {
            problems.Add(new ShapeProblem(
                ShapeProblemKind.OldLanguage,
                reference.SyntaxTree.GetLocation(reference.Span),
                $"C# {options.LanguageVersion.ToDisplayString()} is too old; the generated code needs C# "
                + $"{OldestLanguage.ToDisplayString()} or later"));
        }
    }

    // What has no parts at all, an enumeration or a delegate, is of the wrong kind.
    private static IEnumerable<Location> PartsThatAreNotPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .Where(part => !part.Modifiers.Any(SyntaxKind.PartialKeyword))
        .Select(part => part.Identifier.GetLocation());
}
