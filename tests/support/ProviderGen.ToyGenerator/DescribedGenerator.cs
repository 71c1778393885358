using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ProviderGen.Generators;
using ProviderGen.Generators.Templates;

namespace ProviderGen.ToyGenerator;

/// <summary>Gives every class marked <c>[Toy.Described]</c> a list of its properties.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DescribedGenerator : IIncrementalGenerator
{
    /// <summary>The step whose outputs are the models of the classes.</summary>
    public const string TypesStep = "Types";

    // Parsed once, and never changed.
    private static readonly Lazy<Template> Parsed = new(static () => Template.Load("Described.template.cs"));

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<DescribedType> types = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "Toy.DescribedAttribute",
                static (node, _) => node is ClassDeclarationSyntax,
                static (attributed, _) => DescribedType.Read((INamedTypeSymbol)attributed.TargetSymbol))
            .WithTrackingName(TypesStep);
        IncrementalValueProvider<EquatableArray<string>> ambiguous = types
            .Select(static (type, _) => type.HintName)
            .Collect()
            .Select(static (names, _) => HintNames.FindAmbiguous(names));

        context.RegisterSourceOutput(types.Combine(ambiguous), static (output, pair) => output.AddSource(
            HintNames.File(pair.Left.HintName, pair.Left.Containers, pair.Right), Render(pair.Left)));
    }

    private static SourceText Render(DescribedType type) => TemplateRenderer.Render(
        Parsed.Value,
        new TemplateScope()
            .Symbol("NAMESPACE", type.Namespace is not null)
            .Word("NAMESPACE", type.Namespace ?? "")
            .Word("TYPE", type.Declaration)
            .Repeat("for each property", type.Properties, static (scope, name) => scope.Word("NAME", Formats.Literal(name))),
        type.Containers);
}
