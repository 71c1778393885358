using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ProviderGen.Generators.TestSupport;

/// <summary>Compiles a provider together with what was generated for it, as its author's build would.</summary>
public static class CleanBuild
{
    /// <summary>Fails on any error or warning, with arithmetic unchecked and checked alike.</summary>
    public static void Check(CSharpCompilation compilation, GeneratorDriver driver)
    {
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

    /// <summary>Inputs are terse: what their authors would document is not ours to judge. What is generated is.</summary>
    public static bool IsOfInterest(Diagnostic diagnostic)
        => diagnostic.Severity >= DiagnosticSeverity.Warning
            && !(diagnostic.Id == "CS1591" && !diagnostic.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    private static string Describe(Diagnostic diagnostic)
        => $"{diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}";
}
