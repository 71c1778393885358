using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProviderGen.Generators.TestSupport;

/// <summary>Compiles a provider together with what was generated for it, as its author's build would.</summary>
public static class CleanBuild
{
    private const string Silence = "#pragma warning disable //";

    /// <summary>
    /// Fails on any error or warning, with arithmetic unchecked and checked alike; and on one that the generated files keep
    /// silent about, unless it is of a kind that the author has silenced too.
    /// </summary>
    public static void Check(CSharpCompilation compilation, GeneratorDriver driver)
    {
        string[] silenced = [.. SilencedBy(compilation)];
        string[] hidden =
        [
            .. WithoutSilence(compilation, driver).GetDiagnostics()
                .Where(diagnostic => IsOfInterest(diagnostic) && !silenced.Contains(diagnostic.Id)).Select(Describe),
        ];
        Assert.True(hidden.Length == 0, string.Join('\n', hidden));

        Compilation complete = compilation.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees);
        foreach (bool isChecked in new[] { false, true })
        {
            Compilation built = complete.WithOptions(((CSharpCompilationOptions)complete.Options).WithOverflowChecks(isChecked));
            using var assembly = new MemoryStream();
            using var documentation = new MemoryStream();
            var result = built.Emit(assembly, xmlDocumentationStream: documentation);
            string[] found = [.. result.Diagnostics.Where(IsOfInterest).Select(Describe)];
            Assert.True(found.Length == 0, string.Join('\n', found));
        }
    }

    /// <summary>What would be built if the generated files did not silence warnings.</summary>
    public static Compilation WithoutSilence(CSharpCompilation compilation, GeneratorDriver driver)
        => compilation.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees.Select(tree =>
        {
            string text = tree.ToString();
            int line = text.IndexOf(Silence, StringComparison.Ordinal);
            Assert.True(line >= 0, "Nothing is silenced.");
            return CSharpSyntaxTree.ParseText(
                text.Remove(line, text.IndexOf('\n', line) - line), (CSharpParseOptions)tree.Options, tree.FilePath);
        }));

    private static IEnumerable<string> SilencedBy(CSharpCompilation compilation) => compilation.SyntaxTrees
        .SelectMany(tree => tree.GetRoot().DescendantTrivia().Select(trivia => trivia.GetStructure()))
        .OfType<PragmaWarningDirectiveTriviaSyntax>().SelectMany(pragma => pragma.ErrorCodes).Select(code => code.ToString());

    /// <summary>Inputs are terse: what their authors would document is not ours to judge. What is generated is.</summary>
    public static bool IsOfInterest(Diagnostic diagnostic)
        => diagnostic.Severity >= DiagnosticSeverity.Warning
            && !(diagnostic.Id == "CS1591" && !diagnostic.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    private static string Describe(Diagnostic diagnostic)
        => $"{diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}";
}
