using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.Generators;
using ProviderGen.TestSupport;
using ProviderGen.Testing;

namespace ProviderGen.Cli.Tests;

/// <summary>A scaffold compiles as it is, without a warning, and keeps the contract.</summary>
public sealed class ScaffoldTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [Fact]
    public void The_transfer_scaffold_keeps_the_contract()
    {
        Type type = Compile("transfer", "Shelf", "My.Own");
        Assert.Equal("My.Own.ShelfMemoryProvider", type.FullName);
        int files = 0;
        var subject = new ProviderSubject("scaffold", () =>
        {
            object result = type.GetMethod("Open", [typeof(string)])!.Invoke(null, [_directory[$"{files++}.img"]])!;
            return (IMemoryProvider)result.GetType().GetProperty("Value")!.GetValue(result)!;
        });
        ConformanceSuite.Run(subject).ThrowIfBroken();
    }

    [Fact]
    public void The_addressable_scaffold_keeps_the_contract()
    {
        Type type = Compile("addressable", "PagesMemoryProvider", "class.event");
        Assert.Equal("class.event.PagesMemoryProvider", type.FullName);
        ConformanceSuite.Run(new ProviderSubject("scaffold", () => (IMemoryProvider)Activator.CreateInstance(type)!)).ThrowIfBroken();
    }

    [Fact]
    public void A_file_that_exists_is_not_overwritten()
    {
        _directory.FileOf("ShelfMemoryProvider.cs", [7]);
        Run.Tool("new", "Shelf", "--output", _directory.Root).Rejected(2, "exists already");
        Assert.Equal([7], File.ReadAllBytes(_directory["ShelfMemoryProvider.cs"]));
    }

    public void Dispose() => _directory.Dispose();

    private Type Compile(string kind, string name, string space)
    {
        Run.Tool("new", name, "--family", kind, "--namespace", space, "--output", _directory.Root).Succeeded();
        string file = Assert.Single(Directory.GetFiles(_directory.Root));
        const string usings = "global using System; global using System.IO; global using System.Threading;";
        var parsing = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            $"Scaffold.{kind}",
            [CSharpSyntaxTree.ParseText(usings, parsing), CSharpSyntaxTree.ParseText(File.ReadAllText(file), parsing, file)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error,
                allowUnsafe: true));
        CSharpGeneratorDriver.Create([new MemoryProviderGenerator().AsSourceGenerator()], parseOptions: parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        using var assembly = new MemoryStream();
        Assert.Empty(generated.Emit(assembly).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()));
        return Assembly.Load(assembly.ToArray()).GetExportedTypes().Single(type => typeof(IMemoryProvider).IsAssignableFrom(type));
    }
}
