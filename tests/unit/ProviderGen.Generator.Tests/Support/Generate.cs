using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Generators;
using ProviderGen.Generators.TestSupport;

namespace ProviderGen.Generator.Tests.Support;

/// <summary>Runs of the generator.</summary>
internal static class Generate
{
    /// <summary>A generator that has run once, with its steps tracked.</summary>
    public static GeneratorDriver Run(CSharpCompilation compilation) => CSharpGeneratorDriver.Create(
            [new MemoryProviderGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
        .RunGenerators(compilation);

    /// <summary>Names and texts of the files generated from sources. Fails if the generator does.</summary>
    public static IReadOnlyDictionary<string, string> Files(params string[] sources) => Files(Run(Compile.Create(sources)));

    /// <inheritdoc cref="Files(string[])"/>
    public static IReadOnlyDictionary<string, string> Files(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        return result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
    }

    /// <summary>The text of the one file generated from a source.</summary>
    public static string File(string source) => Assert.Single(Files(source)).Value;
}
