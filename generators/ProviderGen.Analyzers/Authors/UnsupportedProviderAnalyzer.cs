using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ProviderGen.Analyzers;

/// <summary>MPG006: says of every <c>[MemoryProvider]</c> type for which no code is generated why that is so.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedProviderAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnsupportedKind];

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
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnsupportedKind, problem.Location, type.Name, problem.Reason));
    }
}
