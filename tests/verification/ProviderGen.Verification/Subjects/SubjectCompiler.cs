using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ProviderGen.Generators;

namespace ProviderGen.Verification.Subjects;

/// <summary>
/// Compiles a subject with the page size and the limit asked for: its primitives, and what the generator makes of them,
/// changed or not.
/// </summary>
internal sealed class SubjectCompiler
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public SubjectCompiler(string family, SubjectScale scale)
    {
        Scale = scale;
        string source = ReadSource(family)
            .Replace("PAGE_SIZE", scale.PageSize.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("MAX_PAGES", scale.MaxPages.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Primitives = CSharpCompilation.Create(
            "subject",
            [CSharpSyntaxTree.ParseText(source, Parsing)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        GeneratorDriverRunResult run = CSharpGeneratorDriver
            .Create([new MemoryProviderGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGenerators(Primitives)
            .GetRunResult();
        Generated = run.GeneratedTrees.Single();
    }

    public SubjectScale Scale { get; }

    /// <summary>What the generator was given.</summary>
    public CSharpCompilation Primitives { get; }

    /// <summary>What the generator made.</summary>
    public SyntaxTree Generated { get; }

    /// <summary>Compiles the subject as it is.</summary>
    public SubjectLoader Load(string family)
        => new($"{family}, {Scale}", Compile(Generated) ?? throw new InvalidOperationException("The subject does not compile."), Scale);

    /// <summary>Compiles the subject with a generated part, which may have been changed, and may be of another scale.</summary>
    /// <returns>The assembly, or null if it does not compile.</returns>
    public byte[]? Compile(SyntaxTree generated)
    {
        using var assembly = new MemoryStream();

        // Parsed again, as a tree put together from pieces need not be what its text says.
        SyntaxTree parsed = CSharpSyntaxTree.ParseText(SourceText.From(Scale.Rescale(generated.ToString())), Parsing);
        return Primitives.AddSyntaxTrees(parsed).Emit(assembly).Success ? assembly.ToArray() : null;
    }

    private static string ReadSource(string family)
    {
        using Stream stream = typeof(SubjectCompiler).Assembly.GetManifestResourceStream($"{family}.subject.cs")
            ?? throw new ArgumentException($"There is no subject '{family}'.", nameof(family));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
