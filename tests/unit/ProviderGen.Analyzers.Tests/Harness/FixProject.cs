using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ProviderGen.Generators;

namespace ProviderGen.Analyzers.Tests.Harness;

/// <summary>A project as an editor holds it, in which code is fixed. The generator runs again after every change.</summary>
internal sealed class FixProject
{
    private readonly string _rule;
    private readonly Project _project;
    private readonly DocumentId[] _documents;
    private readonly CodeFixProvider _fix;
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;

    private FixProject(string rule, Project project, DocumentId[] documents, CodeFixProvider fix, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        _rule = rule;
        _project = project;
        _documents = documents;
        _fix = fix;
        _analyzers = analyzers;
    }

    /// <summary>The documents without their marks.</summary>
    public static FixProject Create(
        AdhocWorkspace workspace,
        string rule,
        IEnumerable<string> sources,
        CodeFixProvider fix,
        ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        string[] texts = [.. sources];
        CSharpParseOptions parsing = Sample.Parsing(LanguageVersion.Latest);
        OutputKind kind = texts.Any(text => Sample.KindOf(CSharpSyntaxTree.ParseText(text, parsing)) == OutputKind.ConsoleApplication)
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Sample", "Sample", LanguageNames.CSharp,
            compilationOptions: Sample.Options(kind),
            parseOptions: parsing,
            metadataReferences: Sample.References,
            analyzerReferences: [new GeneratorReference()]));
        project = project.AddDocument("Usings.cs", Sample.Usings, filePath: "/Usings.cs").Project;

        var documents = new List<DocumentId>();
        foreach (string text in texts)
        {
            string name = $"Sample{documents.Count}.cs";
            Document document = project.AddDocument(name, text, filePath: "/" + name);
            documents.Add(document.Id);
            project = document.Project;
        }

        return new FixProject(rule, project, [.. documents], fix, analyzers);
    }

    /// <summary>The fixes that are offered for the rule at a place.</summary>
    public async Task<IReadOnlyList<CodeAction>> Offer(int document, TextSpan span)
        => await Offer(document, (await Report(document)).First(found => found.Location.SourceSpan == span));

    /// <summary>The fixes that are offered for a diagnostic, which may be of another rule.</summary>
    public async Task<IReadOnlyList<CodeAction>> Offer(int document, Diagnostic diagnostic)
    {
        var offered = new List<CodeAction>();
        await _fix.RegisterCodeFixesAsync(new CodeFixContext(
            Document(document), diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        return offered;
    }

    public Task<FixProject> FixDocument(int document, string key) => Apply(new FixAllContext(
        Document(document), _fix, FixAllScope.Document, key, [_rule], new Source(this), CancellationToken.None));

    public Task<FixProject> FixProjectWide(string? key) => Apply(new FixAllContext(
        _project, _fix, FixAllScope.Project, key, [_rule], new Source(this), CancellationToken.None));

    public async Task<FixProject> Apply(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        return new FixProject(_rule, changed.GetProject(_project.Id)!, _documents, _fix, _analyzers);
    }

    /// <summary>Fails unless the documents are these, and what is marked in them is what is reported now.</summary>
    public async Task Check(IReadOnlyList<MarkedSource> expected)
    {
        await CheckTexts(expected);
        var sources = expected.Select((source, i) => (Document(i).FilePath!, source)).ToDictionary();
        await Verdict.Check(await Compilation(), sources, _analyzers);
    }

    /// <summary>Fails unless the documents are these.</summary>
    public async Task CheckTexts(IReadOnlyList<MarkedSource> expected)
    {
        for (int i = 0; i < expected.Count; i++)
            Assert.Equal(expected[i].Text, await Text(i));
    }

    public async Task<string> Text(int document) => (await Document(document).GetTextAsync()).ToString();

    private async Task<FixProject> Apply(FixAllContext context)
    {
        FixAllProvider provider = _fix.GetFixAllProvider() ?? throw new InvalidOperationException($"The fix of {_rule} has no FixAll.");
        CodeAction? action = await provider.GetFixAsync(context);
        return action is null ? this : await Apply(action);
    }

    /// <summary>What the rule reports in a document.</summary>
    public async Task<IEnumerable<Diagnostic>> Report(int document)
    {
        string path = Document(document).FilePath!;
        return (await Analysis.Run(await Compilation(), _analyzers))
            .Where(diagnostic => diagnostic.Id == _rule && diagnostic.Location.SourceTree?.FilePath == path);
    }

    private async Task<Compilation> Compilation() => (await _project.GetCompilationAsync())!;

    private Document Document(int index) => _project.GetDocument(_documents[index])!;

    private sealed class Source(FixProject project) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project _, CancellationToken cancellationToken)
            => (await Task.WhenAll(project._documents.Select((_, i) => project.Report(i)))).SelectMany(found => found);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => Array.IndexOf(project._documents, document.Id) is >= 0 and var index
                ? project.Report(index)
                : Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project _, CancellationToken cancellationToken)
            => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }

    private sealed class GeneratorReference : AnalyzerReference
    {
        // A workspace knows a generator by its instance.
        private readonly ImmutableArray<ISourceGenerator> _generators = [new MemoryProviderGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => this;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;
    }
}
