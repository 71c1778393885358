using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Generators;

namespace ProviderGen.Analyzers.Tests.Harness;

/// <summary>A project of one source file: the runtime and the providers that ship are referenced, and the usual usings are global.</summary>
internal static class Sample
{
    /// <summary>Where the source is, for an .editorconfig to apply to it.</summary>
    public const string SourcePath = "/Sample.cs";

    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using ProviderGen;
        global using ProviderGen.Providers;
        """;

    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name is "ProviderGen.dll" or "ProviderGen.Providers.dll" or "netstandard.dll"
                    || name.StartsWith("System.", StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    // What is shared is bound once: compilations made from one another keep the symbols of their references.
    private static readonly CSharpCompilation Library = CSharpCompilation.Create(
        nameof(Sample), [], References, Options(OutputKind.DynamicallyLinkedLibrary));

    private static readonly CSharpCompilation Program = CSharpCompilation.Create(
        nameof(Sample), [], References, Options(OutputKind.ConsoleApplication));

    public static CSharpParseOptions Parsing(LanguageVersion language) => new(language);

    /// <summary>A source with top-level statements is a program.</summary>
    public static OutputKind KindOf(SyntaxTree tree) => tree.GetRoot().ChildNodes().Any(node => node is GlobalStatementSyntax)
        ? OutputKind.ConsoleApplication
        : OutputKind.DynamicallyLinkedLibrary;

    public static CSharpCompilationOptions Options(OutputKind kind)
        => new(kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    /// <summary>The project before anything is generated. Its first tree is the source.</summary>
    public static CSharpCompilation Create(string source, LanguageVersion language = LanguageVersion.Latest)
    {
        CSharpParseOptions parsing = Parsing(language);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, parsing, SourcePath);
        CSharpCompilation empty = KindOf(tree) == OutputKind.ConsoleApplication ? Program : Library;
        return parsing.LanguageVersion < LanguageVersion.CSharp10
            ? empty.AddSyntaxTrees(tree)
            : empty.AddSyntaxTrees(tree, CSharpSyntaxTree.ParseText(Usings, parsing, "/Usings.cs"));
    }

    /// <summary>A generator to run on the project, again and again.</summary>
    public static GeneratorDriver Driver(Compilation compilation) => CSharpGeneratorDriver.Create(
        [new MemoryProviderGenerator().AsSourceGenerator()],
        parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options);

    /// <summary>The project with what is generated for it.</summary>
    public static Compilation Generate(this Compilation compilation)
    {
        GeneratorDriver driver = Driver(compilation);
        return compilation.Generate(ref driver);
    }

    public static Compilation Generate(this Compilation compilation, ref GeneratorDriver driver)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        Assert.All(driver.GetRunResult().Results, result => Assert.Null(result.Exception));
        return complete;
    }
}
