using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests;

/// <summary>The harness itself: it passes what is right, and fails what is not.</summary>
public class HarnessTests
{
    private const string Rule = "TST001";
    private const string Key = "Mend";
    private const string Bad = "class C { int [|bad|]; }";
    private const string Good = "class C { int good; }";

    [Fact]
    public void Marks_nest_and_name_their_rule()
    {
        var source = MarkedSource.Parse("a{|CS1:b[|c|]|}d[]", Rule);

        Assert.Equal("abcd[]", source.Text);
        Assert.Equal([new Mark(Rule, new TextSpan(2, 1)), new Mark("CS1", new TextSpan(1, 2))], source.Marks);
        Assert.Throws<ArgumentException>(() => MarkedSource.Parse("a[|b", Rule));
    }

    [Theory]
    [InlineData(Bad)]
    [InlineData("class C { {|CS0246:Unknown|} [|bad|]; }")]
    [InlineData("_ = 0; class C { int [|bad|], worse; }")]
    public Task What_is_marked_is_right(string marked) => Judge(marked);

    [Theory]
    [InlineData("class C { int bad; }")]
    [InlineData("class C { int [|good|]; }")]
    [InlineData("class C { [|int bad|]; }")]
    [InlineData("class C { int [|[|bad|]|]; }")]
    [InlineData("class C { int {|TST002:bad|}; }")]
    [InlineData("class C { Unknown [|bad|]; }")]
    [InlineData("[MemoryProvider(StartsEmpty = true)] public sealed partial class [|bad|] { }")]
    public Task What_is_marked_wrongly_fails(string marked) => Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Judge(marked));

    [Fact]
    public async Task An_analyzer_that_throws_fails()
    {
        var failure = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Judge("class C { int throws; }"));

        Assert.Contains("NotSupportedException", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fixes_are_told_from_one_another_by_their_keys()
    {
        string[] keys = ["Break", Key, "Praise"];

        Assert.Equal(keys, (await Fix(FixKind.One, Key, (Bad, Good))).Order());
        Assert.Equal(keys, (await Fix(FixKind.One, "Praise", (Bad, "class C { int best; }"))).Order());
        Assert.Equal(keys, (await Fix(FixKind.None, "Another", (Bad, Bad))).Order());
    }

    [Fact]
    public async Task Only_the_place_that_is_marked_is_fixed()
        => Assert.NotEmpty(await Fix(FixKind.One, Key, (
            "class C { int {|TST001:bad|}; } class D { int [|bad|]; }", "class C { int [|bad|]; } class D { int good; }")));

    [Fact]
    public async Task All_places_are_fixed_in_a_document_and_in_a_project()
        => Assert.NotEmpty(await Fix(FixKind.All, Key, (
            "class C { int [|bad|]; } class D { int [|bad|]; }", "class C { int good; } class D { int good; }"),
            ("class E { int [|bad|]; }", "class E { int good; }")));

    [Fact]
    public async Task What_is_fixed_may_use_what_is_generated()
    {
        string provider = Core.Provider($"private Provider() {{ }}\n    {Core.Transfer}\n    private int [|bad|] = Open().Value.PageSize;");

        Assert.NotEmpty(await Fix(FixKind.One, Key, (provider, provider.Replace("[|bad|]", "good", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(FixKind.One, Key, "class C { int better; }")]
    [InlineData(FixKind.One, Key, "class C { int  good; }")]
    [InlineData(FixKind.One, "Break", "class C { int 7; }")]
    [InlineData(FixKind.One, "Another", Good)]
    [InlineData(FixKind.All, Key, Bad)]
    [InlineData(FixKind.None, Key, Bad)]
    [InlineData(FixKind.None, null, Bad)]
    public Task A_fix_that_does_something_else_fails(FixKind kind, string? key, string after)
        => Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Fix(kind, key, (Bad, after)));

    private static Task<IReadOnlyList<Diagnostic>> Judge(string marked)
    {
        var source = MarkedSource.Parse(marked, Rule);
        return Verdict.Check(
            Sample.Create(source.Text).Generate(),
            new Dictionary<string, MarkedSource> { [Sample.SourcePath] = source },
            [new BadFieldAnalyzer()]);
    }

    private static Task<IReadOnlySet<string>> Fix(FixKind kind, string? key, params (string Before, string After)[] documents)
        => new FixRun(new FixCase(Rule, documents, key, kind), "\n", new BadFieldFix(), [new BadFieldAnalyzer()]).Check();

#pragma warning disable RS1001, RS2008 // No compiler is to load it, and nobody releases it.
    /// <summary>Reports fields called "bad".</summary>
    private sealed class BadFieldAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Descriptor = new(
            Rule, "Bad field", "'{0}' is bad", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                static field =>
                {
                    if (field.Symbol.Name == "throws")
                        throw new NotSupportedException();
                    if (field.Symbol.Name == "bad")
                        field.ReportDiagnostic(Diagnostic.Create(Descriptor, field.Symbol.Locations[0], field.Symbol.Name));
                },
                SymbolKind.Field);
        }
    }
#pragma warning restore RS1001, RS2008

    /// <summary>Makes it "good", "best", or no name at all.</summary>
    private sealed class BadFieldFix : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rule];

        public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            Offer(Key, "good");
            Offer("Praise", "best");
            Offer("Break", "7");
            return Task.CompletedTask;

            void Offer(string key, string name) => context.RegisterCodeFix(
                CodeAction.Create(
                    key,
                    async cancellation => context.Document.WithText(
                        (await context.Document.GetTextAsync(cancellation)).Replace(context.Span, name)),
                    equivalenceKey: key),
                context.Diagnostics);
        }
    }
}
