using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Generator.Tests.Support;
using ProviderGen.Generators;
using ProviderGen.Generators.TestSupport;

namespace ProviderGen.Generator.Tests;

/// <summary>The generator never fails (CS8785), whatever state a source is in.</summary>
public class HalfTypedTests
{
    public static TheoryData<string> Shapes { get; } = [.. Fuzz.Inputs.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_source_cut_off_after_any_token_does_not_fail_the_generator(string shape)
        => Type(Fuzz.Truncate(Fuzz.Inputs[shape]));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_source_that_lacks_any_token_does_not_fail_the_generator(string shape)
        => Type(Fuzz.DeleteOne(Fuzz.Inputs[shape]));

    // The generator is kept between the states, as it is while somebody types.
    private static void Type(IEnumerable<string> states)
    {
        var compilation = Compile.Create("");
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new MemoryProviderGenerator().AsSourceGenerator()], parseOptions: Compile.Parsing);
        foreach (string state in states)
        {
            driver = driver.Edit(ref compilation, 0, state);
            GeneratorRunResult result = driver.GetRunResult().Results.Single();
            Assert.True(result.Exception is null, $"{result.Exception}\n\n{state}");
            Assert.Empty(result.Diagnostics);
        }
    }
}
