using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ProviderGen.Analyzers;

/// <summary>An analyzer of code that uses the runtime. Elsewhere it does nothing, and generated code is none of its business.</summary>
public abstract class ProviderGenAnalyzer : DiagnosticAnalyzer
{
    private protected ProviderGenAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = [.. rules];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Find(start.Compilation) is { } types)
                Register(start, types);
        });
    }

    /// <summary>Registers the actions for a compilation that refers to the runtime.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, KnownTypes types);
}
