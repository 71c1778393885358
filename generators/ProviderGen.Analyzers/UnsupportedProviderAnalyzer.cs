using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ProviderGen.Analyzers;

/// <summary>MPG006: says of every <c>[MemoryProvider]</c> type for which no code is generated why that is so.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedProviderAnalyzer : DiagnosticAnalyzer
{
    /// <summary>MPG006: no code can be generated for the type.</summary>
    public static readonly DiagnosticDescriptor Rule = new(
        "MPG006",
        "Unsupported memory provider",
        "'{0}' gets no generated code: {1}",
        "ProviderGen.Authoring",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A [MemoryProvider] type has to be a sealed partial class with the raw primitives of its backing.",
        "https://github.com/providergen/providergen/blob/main/docs/rules/MPG006.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // The generator reads generated files too, unless another generator made them, and leaves no word where it fails.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            // Several assemblies may have one of that name; the generator knows it by the name, too.
            ImmutableArray<INamedTypeSymbol> attributes = start.Compilation.GetTypesByMetadataName(ProviderNames.Attribute);
            if (!attributes.IsEmpty)
                start.RegisterSymbolAction(symbol => Analyze(symbol, attributes), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, ImmutableArray<INamedTypeSymbol> attributes)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        AttributeData? attribute = type.GetAttributes().FirstOrDefault(
            candidate => attributes.Contains(candidate.AttributeClass!, SymbolEqualityComparer.Default));
        if (attribute is null)
            return;
        ProviderShape shape = ProviderShape.Read(type, attribute, context.CancellationToken);
        foreach (ShapeProblem problem in shape.Problems)
            context.ReportDiagnostic(Diagnostic.Create(Rule, problem.Location, type.Name, problem.Reason));
    }
}
