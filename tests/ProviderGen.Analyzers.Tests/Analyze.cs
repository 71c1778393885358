using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ProviderGen.Analyzers.Tests;

/// <summary>Runs of the analyzer, as in a build: after the generator.</summary>
internal static class Analyze
{
    /// <summary>What the analyzer reports, in order of place. An analyzer that throws fails the test.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Run(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("The analyzer failed.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers([new UnsupportedProviderAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The compilation with what is generated for it, and the names of the generated files.</summary>
    /// <remarks>No generator sees what another one makes, as little as in a build; the analyzer sees it all.</remarks>
    public static (Compilation Complete, IReadOnlyList<string> Files) Generate(
        CSharpCompilation compilation, params IIncrementalGenerator[] others)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
                [new MemoryProviderGenerator().AsSourceGenerator(), .. others.Select(other => other.AsSourceGenerator())],
                parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGenerators(compilation);
        GeneratorDriverRunResult run = driver.GetRunResult();
        Assert.All(run.Results, result => Assert.Null(result.Exception));
        return (
            compilation.AddSyntaxTrees(run.GeneratedTrees),
            [.. run.Results[0].GeneratedSources.Select(source => source.HintName)]);
    }
}
