using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ProviderGen.Analyzers.Tests.Harness;

/// <summary>The analyzers and the code fixes that there are, found as a compiler and an editor find them.</summary>
internal static class Catalogue
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        Create<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>(typeof(UnsupportedProviderAnalyzer).Assembly.GetTypes());

    // No type of theirs can be named as long as there is none, and none has to be: they lie beside the tests.
    public static ImmutableArray<CodeFixProvider> Fixes { get; } =
        Create<CodeFixProvider, ExportCodeFixProviderAttribute>(System.Reflection.Assembly.Load("ProviderGen.CodeFixes").GetTypes());

    /// <summary>Every rule that an analyzer supports, by id.</summary>
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> Supported { get; } = Analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .DistinctBy(rule => rule.Id)
        .ToDictionary(rule => rule.Id);

    public static ImmutableArray<DiagnosticAnalyzer> AnalyzersOf(string rule)
        => [.. Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(supported => supported.Id == rule))];

    public static CodeFixProvider FixOf(string rule)
        => Assert.Single(Fixes, fix => fix.FixableDiagnosticIds.Contains(rule));

    private static ImmutableArray<T> Create<T, TMark>(IEnumerable<Type> types)
        where T : class
        where TMark : Attribute
        =>
        [
            .. types.Where(type => !type.IsAbstract && type.IsDefined(typeof(TMark), inherit: false))
                .Select(type => (T)Activator.CreateInstance(type)!),
        ];
}
