using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators;

namespace ProviderGen.Analyzers.Tests;

/// <summary>Runs of the analyzer, as in a build: after the generator.</summary>
internal static class Analyze
{
    /// <summary>What it says of the types for which no code is generated.</summary>
    public static Task<IReadOnlyList<Diagnostic>> Run(Compilation compilation)
        => Analysis.Run(compilation, [new UnsupportedProviderAnalyzer()]);

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
