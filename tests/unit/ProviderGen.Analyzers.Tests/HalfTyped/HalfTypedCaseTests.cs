using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport;

namespace ProviderGen.Analyzers.Tests.HalfTyped;

/// <summary>The cases of the rules in states while they are typed.</summary>
public class HalfTypedCaseTests
{
    [Theory]
    [MemberData(nameof(RuleTests.Cases), MemberType = typeof(RuleTests))]
    public async Task No_analyzer_fails_on_a_source_cut_off_after_any_token(string rule, string name)
    {
        RuleCase sample = RuleCases.ByRule[rule].All[name];
        CSharpCompilation compilation = Sample.Create(sample.Source.Text, sample.Language);
        SyntaxTree whole = compilation.SyntaxTrees[0];
        GeneratorDriver driver = Sample.Driver(compilation);
        foreach (SyntaxToken token in Sampling.Of([.. whole.GetRoot().DescendantTokens()], sample.Source.Text))
        {
            SyntaxTree cut = CSharpSyntaxTree.ParseText(
                sample.Source.Text[..token.Span.End], (CSharpParseOptions)whole.Options, whole.FilePath);
            await Analysis.Run(compilation.ReplaceSyntaxTree(whole, cut).Generate(ref driver), Catalogue.Analyzers);
        }
    }
}
