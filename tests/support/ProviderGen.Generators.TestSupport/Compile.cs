using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ProviderGen.Generators.TestSupport;

/// <summary>Compilations against the framework these tests run on, and the runtime of the generated code.</summary>
public static class Compile
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(IsFrameworkOrRuntime)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    // Bound once: compilations made from one another keep the symbols of their references.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Sample",
        [],
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            allowUnsafe: true));

    /// <summary>The newest language the compiler knows, with documentation comments checked.</summary>
    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static CSharpCompilation Create(params string[] sources) => Create(Parsing, sources);

    public static CSharpCompilation Create(CSharpParseOptions parsing, params string[] sources)
        => Empty.AddSyntaxTrees(sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, parsing, $"Source{i}.cs")));

    /// <summary>A library of one source, to be referenced under aliases if there are any.</summary>
    public static MetadataReference Library(string name, string source, params string[] aliases)
    {
        using var assembly = new MemoryStream();
        var result = Create("#pragma warning disable CS1591\n" + source).WithAssemblyName(name).Emit(assembly);
        if (!result.Success)
            throw new ArgumentException(string.Join('\n', result.Diagnostics), nameof(source));
        return MetadataReference.CreateFromImage(assembly.ToArray(), new MetadataReferenceProperties(aliases: [.. aliases]));
    }

    // The assemblies of the test host are of no use to a provider, and slow every compilation down.
    private static bool IsFrameworkOrRuntime(string path)
        => Path.GetFileName(path) is var name
            && (name == "ProviderGen.dll"
                || name.StartsWith("System.", StringComparison.Ordinal)
                || name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.Win32.Primitives.dll");
}
