using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ProviderGen.Analyzers;
using ProviderGen.Generators;

namespace ProviderGen.Samples.Tests.Documentation;

/// <summary>Compiles what a page shows, with the generator and the rules.</summary>
internal static class BlockCompiler
{
    private static readonly string[] ConsoleUsings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    private static readonly string[] WebUsings =
    [
        .. ConsoleUsings, "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);
    private static readonly ConcurrentDictionary<string, MetadataReference> Loaded = new();
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly SyntaxTree[] ReadersOwn =
    [
        Parse(Pages.Text("tests/unit/ProviderGen.Samples.Tests/Documentation/Given.cs")),
        Parse(Pages.Text("tests/unit/ProviderGen.Samples.Tests/Documentation/GivenAcme.cs")),
    ];

    private static readonly SyntaxTree[] Shelf =
    [
        .. new[]
        {
            "tests/unit/ProviderGen.Samples.Tests/Documentation/Given.Shelf.cs",
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
    public static async Task<IReadOnlyList<string>> Problems(string source, FreshProject project)
    {
        Compilation complete = Generate(source, project, out _);
        var reported = await complete.WithAnalyzers(Rules).GetAllDiagnosticsAsync();
        return [.. reported.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString())];
    }

    /// <summary>What is generated for a provider of a piece of code.</summary>
    public static string Generated(string source, string provider)
    {
        Generate(source, new FreshProject([FreshProject.Usual], IsWeb: false, []), out GeneratorDriverRunResult result);
        return result.GeneratedTrees.Select(tree => tree.ToString()).Single(text => text.Contains($"partial class {provider}", StringComparison.Ordinal));
    }

    private static Compilation Generate(string source, FreshProject project, out GeneratorDriverRunResult result)
    {
        SyntaxTree block = Parse(source);
        OutputKind kind = Statements(block).Any() ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpCompilation.Create(
            "Page",
            [block, .. Surroundings(block, project)],
            References(project),
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new MemoryProviderGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        result = driver.GetRunResult();
        Assert.All(result.Results, each => Assert.Null(each.Exception));
        return complete;
    }

    /// <summary>The rest of the project: usings, types of the blocks above, and what the reader is said to have.</summary>
    private static IEnumerable<SyntaxTree> Surroundings(SyntaxTree block, FreshProject project)
    {
        SyntaxTree[] above = [.. project.Before.Select(Parse)];
        IEnumerable<string> usings = (project.IsWeb ? WebUsings : ConsoleUsings)
            .Concat(above.SelectMany(tree => tree.GetCompilationUnitRoot().Usings).Select(directive => directive.Name!.ToString()))
            .Append("static Given")
            .Distinct();
        yield return Parse(string.Concat(usings.Select(name => $"global using {name};\n")));

        IEnumerable<SyntaxTree> types = above.Reverse().Select(WithoutStatements).Concat(ReadersOwn);
        if (project.Packages.Contains("ProviderGen.Testing"))
            types = types.Concat(Shelf);

        // What a block declares itself is not given to it, and of two types of one name the later one counts.
        HashSet<string> declared = [.. TypesIn(block)];
        foreach (SyntaxTree tree in types.Where(tree => !TypesIn(tree).Any(declared.Contains)))
        {
            declared.UnionWith(TypesIn(tree));
            yield return tree;
        }
    }

    private static IEnumerable<MetadataReference> References(FreshProject project)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Framework, "*.dll");
        if (project.IsWeb)
            files = files.Concat(Directory.EnumerateFiles(Framework.Replace("Microsoft.NETCore.App", "Microsoft.AspNetCore.App", StringComparison.Ordinal), "*.dll"));
        return files
            .Where(IsManaged)
            .Concat(PackageGraph.Assemblies(project.Packages).Select(file => Path.Combine(AppContext.BaseDirectory, file)))
            .GroupBy(file => Path.GetFileName(file))
            .Select(same => Loaded.GetOrAdd(same.Last(), file => MetadataReference.CreateFromFile(file)));
    }

    private static bool IsManaged(string file)
    {
        string name = Path.GetFileName(file);
        return (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || name is "mscorlib.dll" or "netstandard.dll") && !name.Contains("Native", StringComparison.Ordinal);
    }

    private static IEnumerable<GlobalStatementSyntax> Statements(SyntaxTree tree) => tree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>();

    private static SyntaxTree WithoutStatements(SyntaxTree tree)
        => tree.WithRootAndOptions(tree.GetRoot().RemoveNodes(Statements(tree), SyntaxRemoveOptions.KeepNoTrivia)!, Parsing);

    private static IEnumerable<string> TypesIn(SyntaxTree tree)
        => tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText);

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Parsing);
}
