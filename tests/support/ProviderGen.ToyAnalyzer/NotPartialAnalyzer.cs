using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ProviderGen.Generators;

namespace ProviderGen.ToyAnalyzer;

/// <summary>A class marked <c>[Toy.Described]</c>, and every class around it, has to be partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotPartialAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        "TOY001", "Described classes are partial", "'{0}' must be partial", "Toy", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "Toy.DescribedAttribute"))
            return;
        foreach (INamedTypeSymbol level in type.WithContainers().Where(level => !IsPartial(level, context.CancellationToken)))
            context.ReportDiagnostic(Diagnostic.Create(Rule, level.Locations[0], Formats.Declaration(level)));
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>()
        .All(declaration => declaration.Modifiers.Any(modifier => modifier.ValueText == "partial"));
}
