using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ProviderGen.Analyzers.Tests.Harness;

/// <summary>Compares what is reported with what is marked: id, severity and place, exactly.</summary>
internal static class Verdict
{
    /// <summary>Fails unless the analyzers report what is marked, and the compiler the errors that are marked.</summary>
    /// <param name="complete">What is analyzed, with what was generated for it.</param>
    /// <param name="sources">Its sources by their paths. Elsewhere nothing may be reported.</param>
    /// <param name="analyzers">The analyzers of the rules that are marked.</param>
    /// <returns>What the analyzers reported.</returns>
    public static async Task<IReadOnlyList<Diagnostic>> Check(
        Compilation complete, IReadOnlyDictionary<string, MarkedSource> sources, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var reported = await Analysis.Run(complete, analyzers);
        var errors = complete.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Compare(sources, analyzers, reported.Concat(errors));
        return reported;
    }

    private static void Compare(
        IReadOnlyDictionary<string, MarkedSource> sources, ImmutableArray<DiagnosticAnalyzer> analyzers, IEnumerable<Diagnostic> found)
    {
        var severities = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .DistinctBy(rule => rule.Id).ToDictionary(rule => rule.Id, rule => rule.DefaultSeverity);
        string[] expected =
        [
            .. sources.SelectMany(source => source.Value.Marks.Select(mark => Describe(
                source.Key,
                SourceText.From(source.Value.Text),
                mark.Id,
                severities.GetValueOrDefault(mark.Id, DiagnosticSeverity.Error),
                mark.Span))).Order(StringComparer.Ordinal),
        ];
        (string Line, string Message)[] actual =
        [
            .. found.Select(diagnostic => (Line: Describe(diagnostic), diagnostic.GetMessage(null)))
                .OrderBy(diagnostic => diagnostic.Line, StringComparer.Ordinal),
        ];

        Assert.True(
            expected.SequenceEqual(actual.Select(diagnostic => diagnostic.Line)),
            $"Marked:\n{Join(expected)}\nReported:\n{Join(actual.Select(diagnostic => $"{diagnostic.Line}: {diagnostic.Message}"))}\n\n{string.Join("\n\n", sources.Values.Select(source => source.Text))}");
    }

    private static string Describe(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree
        ? Describe(tree.FilePath, tree.GetText(), diagnostic.Id, diagnostic.Severity, diagnostic.Location.SourceSpan)
        : $"{diagnostic.Id} {diagnostic.Severity} nowhere";

    private static string Describe(string path, SourceText text, string id, DiagnosticSeverity severity, TextSpan span)
        => $"{id} {severity} at {path} {text.Lines.GetLinePositionSpan(span)} {text.ToString(span)}";

    private static string Join(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"    {line}\n"));
}
