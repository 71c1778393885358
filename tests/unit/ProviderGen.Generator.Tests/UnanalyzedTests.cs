using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Generator.Tests.Support;
using ProviderGen.Generators;
using ProviderGen.Generators.TestSupport;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Generator.Tests;

/// <summary>Where analyzers are switched off, nothing but the generator can say why a class gets no code.</summary>
public class UnanalyzedTests
{
    [Theory]
    [InlineData("RunAnalyzers", "false", "", "")]
    [InlineData("RunAnalyzers", "False", "RunAnalyzersDuringBuild", "true")]
    [InlineData("RunAnalyzersDuringBuild", "false", "RunAnalyzers", "")]
    public void Every_reason_is_an_error_of_the_build(string name, string value, string other, string otherValue)
    {
        UnsupportedInput input = UnsupportedInputs.All["NoPrimitives"];
        CSharpCompilation compilation = Compile.Create(input.Source, FamilyInputs.All["Transfer"].Replace("Sample", "Neighbour", StringComparison.Ordinal));

        GeneratorDriver driver = Run(compilation, new() { [name] = value, [other] = otherValue });

        Assert.Equal(["Neighbour.Provider.g.cs", "ProviderGen-Errors.g.cs"], Generate.Files(driver).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            input.Problems.Select(problem => $"#error: 'Cannot generate code for 'Provider': {problem.Reason}'"),
            Errors(compilation, driver));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("RunAnalyzers", "true")]
    [InlineData("RunAnalyzers", "")]
    [InlineData("RunAnalyzersDuringBuild", "true")]
    [InlineData("RunAnalyzersDuringLiveAnalysis", "false")]
    public void Where_analyzers_run_the_reason_is_left_to_them(string name, string value)
        => Assert.Empty(Generate.Files(Run(Compile.Create(UnsupportedInputs.All["NoPrimitives"].Source), new() { [name] = value })));

    [Fact]
    public void Nothing_is_added_where_nothing_is_wrong()
        => Assert.Single(Generate.Files(Run(Compile.Create(FamilyInputs.All["Transfer"]), new() { ["RunAnalyzers"] = "false" })));

    [Fact]
    public void Every_unsupported_type_is_an_error()
        => Assert.All(UnsupportedInputs.All, input =>
        {
            CSharpCompilation compilation = Compile.Create(input.Value.Source);
            GeneratorDriver driver = Run(compilation, new() { ["RunAnalyzers"] = "false" });

            Assert.Equal(input.Value.Problems.Count, Errors(compilation, driver).Count());
        });

    private static IEnumerable<string> Errors(CSharpCompilation compilation, GeneratorDriver driver)
        => compilation.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees).GetParseDiagnostics()
            .Where(diagnostic => diagnostic.Id == "CS1029").Select(diagnostic => diagnostic.GetMessage(null));

    private static GeneratorDriver Run(CSharpCompilation compilation, Dictionary<string, string> properties) => CSharpGeneratorDriver.Create(
            [new MemoryProviderGenerator().AsSourceGenerator()],
            parseOptions: Compile.Parsing,
            optionsProvider: new BuildProperties(properties))
        .RunGenerators(compilation);
}
