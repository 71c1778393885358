using Microsoft.CodeAnalysis;
using ProviderGen.Generator.Tests.Support;

namespace ProviderGen.Analyzers.Tests;

/// <summary>An annotated type gets code, or an error that says why it does not: never both, never neither.</summary>
public class InvariantTests
{
    public static TheoryData<string> Shapes { get; } = [.. Fuzz.Inputs.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_complete_source_gets_code_or_an_error(string shape) => Check(Fuzz.Inputs[shape]);

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_source_cut_off_after_any_token_gets_code_or_an_error(string shape)
    {
        foreach (string state in Fuzz.Truncate(Fuzz.Inputs[shape]))
            await Check(state);
    }

    [Fact]
    public async Task The_attribute_twice_is_an_error_of_the_compiler()
    {
        string source = Fuzz.Inputs["Transfer"] + "[MemoryProvider] partial class Provider;";

        await Check(source);
        Assert.Contains(Compile.Create(source).GetDiagnostics(), diagnostic => diagnostic.Id == "CS0579");
    }

    private static async Task Check(string source)
    {
        var compilation = Compile.Create(source);
        (Compilation complete, IReadOnlyList<string> files) = Analyze.Generate(compilation);
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
}
