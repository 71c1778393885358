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
    public static (Compilation Complete, IReadOnlyList<string> Files) Generate(CSharpCompilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
                [new MemoryProviderGenerator().AsSourceGenerator()],
                parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGenerators(compilation);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return (
            compilation.AddSyntaxTrees(result.GeneratedSources.Select(source => source.SyntaxTree)),
            [.. result.GeneratedSources.Select(source => source.HintName)]);
    }
}
