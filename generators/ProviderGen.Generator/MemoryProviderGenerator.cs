using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Generators.Model;
using ProviderGen.Generators.Rendering;
using ProviderGen.Shapes;

namespace ProviderGen.Generators;

/// <summary>
/// Generates the public surface of every class marked <c>[MemoryProvider]</c>: attribute, to model, to text. Where no code
/// can be generated it is silent; an analyzer that shares its checks says why.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MemoryProviderGenerator : IIncrementalGenerator
{
    /// <summary>The step whose outputs are the models of the providers.</summary>
    internal const string ProvidersStep = "Providers";

    /// <summary>The step whose output is the file names that case alone tells apart.</summary>
    internal const string AmbiguousNamesStep = "AmbiguousNames";

    /// <summary>The step whose outputs are pairs of a model and its file name.</summary>
    internal const string FilesStep = "Files";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ProviderModel> providers = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                ProviderNames.Attribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (attributed, cancellationToken) => ModelReader.Read(attributed, cancellationToken))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(ProvidersStep);

        // File names are told apart without regard to case. This looks at names only, and its result is all but always
        // empty, so it never makes one provider depend on another.
        IncrementalValueProvider<EquatableArray<string>> ambiguousNames = providers
            .Select(static (model, _) => model.HintName)
            .Collect()
            .Select(static (names, _) => HintNames.FindAmbiguous(names))
            .WithTrackingName(AmbiguousNamesStep);

        IncrementalValuesProvider<(ProviderModel Model, string File)> files = providers
            .Combine(ambiguousNames)
            .Select(static (pair, _) => (pair.Left, HintNames.File(pair.Left.HintName, pair.Left.Containers, pair.Right)))
            .WithTrackingName(FilesStep);

        context.RegisterSourceOutput(
            files, static (output, file) => output.AddSource(file.File, ProviderRenderer.Render(file.Model)));
    }
}
