using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Generators;
using ProviderGen.Generators.TestSupport;

namespace ProviderGen.Generator.Tests.Support;

/// <summary>What the generator's own steps put out, and why.</summary>
internal static class Steps
{
    /// <summary>The names of every step the generator tracks.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        MemoryProviderGenerator.ProvidersStep, MemoryProviderGenerator.AmbiguousNamesStep, MemoryProviderGenerator.FilesStep,
    ];

    /// <summary>Every output of one step, with the reason of the last run.</summary>
    public static IReadOnlyList<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorDriver driver, string step)
        => Result(driver).TrackedSteps.TryGetValue(step, out var runs) ? [.. runs.SelectMany(run => run.Outputs)] : [];

    /// <summary>Why each generated file was put out in the last run, by the name of the file, in the steps of source output.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> SourceReasons(GeneratorDriver driver)
        => [.. Result(driver).TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(o => o.Reason)];

    /// <summary>The reasons for the outputs that belong to one provider: those whose model has this name.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> ReasonsOf(GeneratorDriver driver, string name)
        => [.. Outputs(driver, MemoryProviderGenerator.ProvidersStep)
            .Concat(Outputs(driver, MemoryProviderGenerator.FilesStep))
            .Where(output => output.Value.ToString()!.Contains($"HintName = {name},", StringComparison.Ordinal))
            .Select(output => output.Reason)];

    /// <summary>Runs again after one source was replaced; an empty text removes its types.</summary>
    public static GeneratorDriver Edit(this GeneratorDriver driver, ref CSharpCompilation compilation, int source, string text)
    {
        SyntaxTree old = compilation.SyntaxTrees[source];
        compilation = compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(text, Compile.Parsing, old.FilePath));
        return driver.RunGenerators(compilation);
    }

    /// <summary>Fails if the last run made anything anew.</summary>
    public static void AssertNothingChanged(GeneratorDriver driver)
    {
        foreach (string step in Names)
        {
            Assert.NotEmpty(Outputs(driver, step));
            Assert.All(Outputs(driver, step), output => AssertReused(output.Reason));
        }

        Assert.NotEmpty(SourceReasons(driver));
        Assert.All(SourceReasons(driver), AssertReused);
    }

    public static void AssertReused(IncrementalStepRunReason reason)
        => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"It was {reason}.");

    private static GeneratorRunResult Result(GeneratorDriver driver) => driver.GetRunResult().Results.Single();
}
