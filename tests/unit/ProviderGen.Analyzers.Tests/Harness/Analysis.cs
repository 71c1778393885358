using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ProviderGen.Analyzers.Tests.Harness;

/// <summary>Runs of analyzers.</summary>
internal static class Analysis
{
    /// <summary>What the analyzers report and nothing suppresses, in order of place. One that throws (AD0001) fails the test.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Run(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var failures = new ConcurrentQueue<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, analyzer, _) => failures.Enqueue($"{analyzer} failed: {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var reported = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.True(failures.IsEmpty, $"{string.Join('\n', failures)}\n\n{compilation.SyntaxTrees.First()}");
        return [.. reported.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
