using Microsoft.CodeAnalysis;
using ProviderGen.Generators.TestSupport;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests;

/// <summary>Every reason at its place, and nothing where code is generated, on everything the generator is tried on.</summary>
public class UnsupportedProviderAnalyzerTests
{
    public static TheoryData<string> Unsupported { get; } = [.. UnsupportedInputs.All.Keys];

    public static TheoryData<string> Supported { get; } = [.. SupportedInputs.All.Keys];

    [Theory]
    [MemberData(nameof(Unsupported))]
    public async Task Every_reason_is_reported_at_its_place(string shape)
    {
        UnsupportedInput input = UnsupportedInputs.All[shape];

        var reported = await Analyze.Run(Compile.Create(input.Source));

        Assert.All(reported, diagnostic => Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity));
        Assert.Equal(
            input.Problems.Select(problem => Describe(input.Source, problem.Span.Start, problem.Span.Length, problem.Reason)).Order(),
            reported.Select(diagnostic => Describe(
                input.Source, diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length, Reason(diagnostic))).Order());
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public async Task Nothing_is_reported_before_or_after_code_was_generated(string shape)
    {
        var compilation = Compile.Create(SupportedInputs.All[shape]);
        (Compilation complete, IReadOnlyList<string> files) = Analyze.Generate(compilation);

        Assert.NotEmpty(files);
        Assert.Empty(await Analyze.Run(compilation));
        Assert.Empty(await Analyze.Run(complete));
    }

    private static string Reason(Diagnostic diagnostic) => diagnostic.GetMessage(null).Split(" gets no generated code: ", 2)[1];

    private static string Describe(string source, int start, int length, string reason)
        => $"{start:d5} {source.Substring(start, length)}: {reason}";
}
