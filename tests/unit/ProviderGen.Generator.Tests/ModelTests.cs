using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Generator.Tests.Support;
using ProviderGen.Generators;
using ProviderGen.Generators.TestSupport;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Generator.Tests;

/// <summary>What the pipeline keeps between runs: values that compare by content, and nothing of the compiler's.</summary>
public class ModelTests
{
    public static TheoryData<string> Shapes { get; } = [.. SupportedInputs.All.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Independent_compilations_give_equal_outputs_and_hash_codes(string shape)
    {
        GeneratorDriver first = Generate.Run(Compile.Create(SupportedInputs.All[shape]));
        GeneratorDriver second = Generate.Run(Compile.Create(SupportedInputs.All[shape]));

        foreach (string step in Steps.Names)
        {
            object[] left = [.. Steps.Outputs(first, step).Select(output => output.Value)];
            object[] right = [.. Steps.Outputs(second, step).Select(output => output.Value)];
            Assert.NotEmpty(left);
            Assert.Equal(left.Length, right.Length);
            Assert.All(left.Zip(right), pair =>
            {
                Assert.NotSame(pair.First, pair.Second);
                Assert.True(pair.First.Equals(pair.Second), $"{step}: {pair.First} is not {pair.Second}.");
                Assert.Equal(pair.First.GetHashCode(), pair.Second.GetHashCode());
            });
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void No_output_holds_on_to_the_compiler(string shape)
    {
        GeneratorDriver driver = Generate.Run(Compile.Create(SupportedInputs.All[shape]));

        foreach (object output in Steps.Names.SelectMany(step => Steps.Outputs(driver, step)).Select(output => output.Value))
        {
            Assert.Empty(ObjectGraph.FindCompilerObjects(output));
            Assert.Empty(ObjectGraph.FindUnequalCollections(output));
        }
    }

    [Fact]
    public void The_walk_finds_what_is_planted_deep_in_a_graph()
    {
        CSharpCompilation compilation = Compile.Create("[System.Obsolete] class C;");
        SyntaxTree tree = compilation.SyntaxTrees[0];
        INamedTypeSymbol symbol = compilation.GetTypeByMetadataName("C")!;
        object[] planted =
        [
            compilation, symbol, compilation.GetSemanticModel(tree), tree, tree.GetRoot(), symbol.Locations[0],
            symbol.GetAttributes()[0],
        ];

        Assert.All(planted, item => Assert.Single(ObjectGraph.FindCompilerObjects(new Derived((1, [new Lazy<object>(() => 0), item])))));
        Assert.Empty(ObjectGraph.FindCompilerObjects(new Derived((1, ["text", 2, DayOfWeek.Friday]))));
    }

    [Fact]
    public void The_walk_finds_collections_that_compare_by_reference()
    {
        object[] collections = [new[] { 1 }, new List<string>(), System.Collections.Immutable.ImmutableArray.Create(1)];

        Assert.All(collections, collection => Assert.NotEmpty(ObjectGraph.FindUnequalCollections(Tuple.Create(collection))));
        Assert.Empty(ObjectGraph.FindUnequalCollections(Tuple.Create(new EquatableArray<string>(["a"]))));
    }

    private abstract class Base(object hidden)
    {
        private readonly object _hidden = hidden;

        public override string ToString() => $"{_hidden}";
    }

    private sealed class Derived((int Number, object[] Items) content) : Base(content);
}
