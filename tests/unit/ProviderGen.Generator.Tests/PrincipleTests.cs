using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ProviderGen.Generator.Tests.Support;
using ProviderGen.Generators.Model;
using ProviderGen.Generators.TestSupport;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Generator.Tests;

/// <summary>What holds for attributes and warnings that the generator has never heard of.</summary>
public class PrincipleTests
{
    [Fact]
    public void Every_attribute_of_the_framework_that_a_constructor_can_have_is_on_its_opener_or_in_the_list_of_exceptions()
    {
        var (repeated, left) = Sort(
            FrameworkAttributes.For(AttributeTargets.Constructor | AttributeTargets.Method),
            attribute => $"[{attribute}] private Provider(int a) {{ }}",
            opener => opener.AttributeLists);

        Assert.True(repeated.Count >= 20, string.Join(", ", repeated));
        Assert.Equal(ForwardedAttributes.NotOnOpeners.Order(StringComparer.Ordinal), left.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_attribute_of_the_framework_that_a_parameter_can_have_is_on_that_of_the_opener_or_in_the_list_of_exceptions()
    {
        var (repeated, left) = Sort(
            FrameworkAttributes.For(AttributeTargets.Parameter),
            attribute => $"private Provider([{attribute}] string a) {{ }}",
            opener => opener.ParameterList.Parameters.Single().AttributeLists);

        Assert.True(repeated.Count >= 10, string.Join(", ", repeated));
        Assert.Subset(ForwardedAttributes.NotOnParameters.Concat(ForwardedAttributes.OnOptionalParameters).ToHashSet(), left.ToHashSet());
    }

    /// <summary>An analyzer that minds every word there is finds nothing in what is generated.</summary>
    [Theory]
    [InlineData("FlushCoreAddressable", DiagnosticSeverity.Error)]
    [InlineData("FlushCoreAddressable", DiagnosticSeverity.Warning)]
    [InlineData("UnknownAttributes", DiagnosticSeverity.Warning)]
    [InlineData("LowerCaseNames", DiagnosticSeverity.Warning)]
    public async Task Whatever_is_warned_about_nothing_is_in_a_generated_file(string shape, DiagnosticSeverity severity)
    {
        CSharpCompilation compilation = Compile.Create(SupportedInputs.All[shape]);
        GeneratorDriver driver = Generate.Run(compilation);
        Compilation complete = compilation.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new MindsEverything(severity)];

        ImmutableArray<Diagnostic> found = await complete.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();
        ImmutableArray<Diagnostic> foundOtherwise = await CleanBuild.WithoutSilence(compilation, driver).WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();

        Assert.DoesNotContain(found, IsGenerated);
        Assert.Contains(found, diagnostic => !IsGenerated(diagnostic));
        Assert.Contains(foundOtherwise, IsGenerated);
    }

    private static bool IsGenerated(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    private static (IReadOnlyList<string> Repeated, IReadOnlyList<string> Left) Sort(
        IEnumerable<(string Name, string Text)> attributes,
        Func<string, string> constructor,
        Func<MethodDeclarationSyntax, SyntaxList<AttributeListSyntax>> listsOf)
    {
        var repeated = new List<string>();
        var left = new List<string>();
        foreach ((string name, string text) in attributes)
        {
            CSharpCompilation compilation = Lenient(Compile.Create("#pragma warning disable\n" + Core.Openers(constructor(text))));
            if (compilation.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                continue;
            GeneratorDriver driver = Generate.Run(compilation);
            Compilation complete = compilation.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees);
            Assert.Empty(complete.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
            MethodDeclarationSyntax opener = complete.SyntaxTrees.Last().GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Single(method => method.Identifier.Text == "Open");
            bool isRepeated = listsOf(opener).SelectMany(list => list.Attributes)
                .Any(attribute => attribute.Name.ToString() == "global::" + name);
            (isRepeated ? repeated : left).Add(name);
        }

        return (repeated, left);
    }

    private static CSharpCompilation Lenient(CSharpCompilation compilation)
        => compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default));

#pragma warning disable RS1001, RS2008 // This analyzer stays in the tests: no compiler loads it, and no release has it.
    private sealed class MindsEverything(DiagnosticSeverity severity) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _rule = new("ANY1", "title", "about a word", "category", severity, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            context.RegisterSyntaxTreeAction(tree =>
            {
                foreach (SyntaxToken token in tree.Tree.GetRoot(tree.CancellationToken).DescendantTokens())
                    tree.ReportDiagnostic(Diagnostic.Create(_rule, token.GetLocation()));
            });
        }
    }
#pragma warning restore
}
