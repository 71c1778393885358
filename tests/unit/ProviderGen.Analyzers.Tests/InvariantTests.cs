using Microsoft.CodeAnalysis;
using ProviderGen.Generators.TestSupport;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests;

/// <summary>An annotated type gets code, or an error that says why it does not: never both, never neither.</summary>
public class InvariantTests
{
    public static TheoryData<string> Shapes { get; } = [.. Fuzz.Inputs.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_complete_source_gets_code_or_an_error(string shape) => Check(Fuzz.Inputs[shape]);

    [Fact]
    public async Task The_attribute_twice_is_an_error_of_the_compiler()
    {
        string source = Fuzz.Inputs["Transfer"] + "[MemoryProvider] partial class Provider;";

        await Check(source);
        Assert.Contains(Compile.Create(source).GetDiagnostics(), diagnostic => diagnostic.Id == "CS0579");
    }

    [Theory]
    [InlineData("private static partial void FlushCore();", "private static partial void FlushCore() { }", 1)]
    [InlineData("private partial bool ReadOnlyCore();", "private partial bool ReadOnlyCore() => false;", 1)]
    [InlineData("partial void FlushCore();", "partial void FlushCore() { }", 0)]
    public async Task A_primitive_whose_body_another_generator_supplies_gets_code_or_an_error(string definition, string body, int files)
    {
        string source = Core.Provider($"private Provider() {{ }}\n    {Core.Transfer}\n    {definition}");
        var another = new Supplying($"namespace Sample; partial class Provider {{ {body} }}");

        await Check(source, another);
        (Compilation complete, IReadOnlyList<string> names) = Analyze.Generate(Compile.Create(source), another);
        Assert.Equal(files, names.Count);
        Assert.DoesNotContain(complete.GetDiagnostics(), found => found.Severity == DiagnosticSeverity.Error && found.Id != "CS1591");
    }

    internal static async Task Check(string source, params IIncrementalGenerator[] others)
    {
        var compilation = Compile.Create(source);
        (Compilation complete, IReadOnlyList<string> files) = Analyze.Generate(compilation, others);
        var reported = await Analyze.Run(complete);
        INamedTypeSymbol[] annotated = [.. Types(compilation.Assembly.GlobalNamespace).Where(IsAnnotated)];

        // No input has two annotated types of one name, so a message tells by the name which type it is about.
        int withErrors = reported.Select(diagnostic => diagnostic.GetMessage(null).Split('\'')[1]).Distinct().Count();
        Assert.True(
            annotated.Length == files.Count + withErrors,
            $"{annotated.Length} annotated, {files.Count} files, {withErrors} with errors: {string.Join('\n', reported)}\n\n{source}");
        Assert.True(files.Count == 0 || withErrors == 0, source);
    }

    private static bool IsAnnotated(INamedTypeSymbol type)
        => type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "ProviderGen.MemoryProviderAttribute");

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol scope) => scope.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => Types(member).Concat(member is INamedTypeSymbol type ? [type] : []));

    /// <summary>Another generator, as that of LibraryImport: it adds one source.</summary>
    private sealed class Supplying(string source) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.ParseOptionsProvider, (output, _) => output.AddSource("Another.g.cs", source));
    }
}
