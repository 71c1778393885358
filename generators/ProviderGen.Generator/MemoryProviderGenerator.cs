using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ProviderGen.Generators.Model;
using ProviderGen.Generators.Rendering;
using ProviderGen.Shapes;

namespace ProviderGen.Generators;

/// <summary>
/// Generates the public surface of every class marked <c>[MemoryProvider]</c>: attribute, to model, to text. Where no code
/// can be generated it is silent, as an analyzer that shares its checks says why; unless analyzers are switched off.
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
        IncrementalValuesProvider<TypeModel> types = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                ProviderNames.Attribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (attributed, cancellationToken) => ModelReader.Read(attributed, cancellationToken))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);

        IncrementalValuesProvider<ProviderModel> providers = types
            .Where(static type => type is ProviderModel)
            .Select(static (type, _) => (ProviderModel)type)
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

        // All in one file, and only if there are any.
        IncrementalValuesProvider<EquatableArray<string>> unreported = types
            .SelectMany(static (type, _) => type is UnsupportedModel unsupported ? unsupported.Reasons : EquatableArray<string>.Empty)
            .Collect()
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => RunsAnalyzers(options.GlobalOptions)))
            .SelectMany(static (pair, _) => pair.Right || pair.Left.IsEmpty
                ? Enumerable.Empty<EquatableArray<string>>()
                : [new EquatableArray<string>(pair.Left)]);

        context.RegisterSourceOutput(
            unreported, static (output, reasons) => output.AddSource(ErrorFile.Name, ErrorFile.Render(reasons)));
    }

    // The properties that the SDK looks at, in its order; the package makes them visible.
    private static bool RunsAnalyzers(AnalyzerConfigOptions options)
        => Property(options, "RunAnalyzers") ?? Property(options, "RunAnalyzersDuringBuild") ?? true;

    private static bool? Property(AnalyzerConfigOptions options, string name)
        => options.TryGetValue($"build_property.{name}", out string? text) && bool.TryParse(text, out bool value) ? value : null;
}
