using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG106: lets the declaration dispose the provider, where its local never gets anything else.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NeverDisposedFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.NeverDisposed.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        Diagnostic diagnostic = context.Diagnostics[0];
        if (!diagnostic.Properties.ContainsKey(ProviderLifetimeAnalyzer.CanBeUsing)
            || root?.FindNode(context.Span) is not VariableDeclaratorSyntax
            {
                Parent: VariableDeclarationSyntax
                {
                    Variables.Count: 1,
                    Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement,
                },
            })
        {
            return;
        }

        LocalDeclarationStatementSyntax disposing = statement
            .WithoutLeadingTrivia()
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithLeadingTrivia(statement.GetLeadingTrivia());
        context.RegisterCodeFix(
            CodeAction.Create(
                "Dispose it with 'using'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(statement, disposing))),
                equivalenceKey: "MPG106.Using"),
            diagnostic);
    }
}
