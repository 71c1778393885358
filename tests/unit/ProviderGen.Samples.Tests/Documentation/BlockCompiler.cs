using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ProviderGen.Analyzers;
using ProviderGen.Generators;

namespace ProviderGen.Samples.Tests.Documentation;

/// <summary>
/// Compiles what a page shows as a project of one file, with the generator and the rules. It has the usings that a new project
/// has, and what Given.cs says.
/// </summary>
internal static class BlockCompiler
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    // Quickstart is given as source.
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != "Quickstart.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ImmutableArray<SyntaxTree> Given =
    [
        Parse(ImplicitUsings),
        .. new[]
        {
            "tests/unit/ProviderGen.Samples.Tests/Documentation/Given.cs",
            "samples/Quickstart/SparseMemoryProvider.cs",
            "samples/Conformance/IShelf.cs",
            "samples/Conformance/ShelfMemoryProvider.cs",
        }.Select(path => Parse(Pages.Text(path))),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. typeof(UnsupportedProviderAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>The errors and warnings of a piece of code, of the compiler and of the rules.</summary>
    public static async Task<IReadOnlyList<string>> Problems(string source)
    {
        Compilation complete = Generate(source, out _);
        var reported = await complete.WithAnalyzers(Rules).GetAllDiagnosticsAsync();
        return [.. reported.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString())];
    }

    /// <summary>What is generated for the one provider in a piece of code.</summary>
    public static string Generated(string source)
    {
        Generate(source, out GeneratorDriverRunResult result);
        return result.GeneratedTrees.Select(tree => tree.ToString()).First(text => text.Contains("partial class SparseMemoryProvider", StringComparison.Ordinal));
    }

    private static Compilation Generate(string source, out GeneratorDriverRunResult result)
    {
        SyntaxTree tree = Parse(source);
        OutputKind kind = tree.GetRoot().ChildNodes().Any(node => node is GlobalStatementSyntax)
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
        // What a block declares itself is not given to it.
        HashSet<string> declared = [.. TypesIn(tree)];
        var compilation = CSharpCompilation.Create(
            "Page",
            [tree, .. Given.Where(given => !TypesIn(given).Any(declared.Contains))],
            References,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new MemoryProviderGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        result = driver.GetRunResult();
        Assert.All(result.Results, each => Assert.Null(each.Exception));
        return complete;
    }

    private static IEnumerable<string> TypesIn(SyntaxTree tree)
        => tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText);

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Parsing);
}
