using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ProviderGen.Analyzers.Tests.Harness;

/// <summary>The three ways to suppress a rule.</summary>
internal static class Suppression
{
    public static Compilation ByPragma(RuleCase sample)
        => Sample.Create($"#pragma warning disable {sample.Rule}\n{sample.Source.Text}", sample.Language).Generate();

    public static Compilation ByAttribute(RuleCase sample)
    {
        string category = Catalogue.Supported[sample.Rule].Category;
        string attribute = $"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"{category}\", \"{sample.Rule}\")]";
        return Sample.Create(sample.Source.Text, sample.Language).Generate()
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(attribute, Sample.Parsing(sample.Language)));
    }

    public static Compilation ByConfiguration(RuleCase sample)
    {
        Compilation compilation = Sample.Create(sample.Source.Text, sample.Language);
        var configuration = new EditorConfig($"[*.cs]\ndotnet_diagnostic.{sample.Rule}.severity = none\n");
        return compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(configuration)).Generate();
    }

    /// <summary>What a build makes of an .editorconfig file.</summary>
    private sealed class EditorConfig(string text) : SyntaxTreeOptionsProvider
    {
        private readonly AnalyzerConfigSet _set = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(text, "/.editorconfig") });

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
            => _set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }
    }
}
