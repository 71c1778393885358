using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace ProviderGen.CodeFixes;

/// <summary>A code fix that replaces what is reported by something else, wherever it is reported.</summary>
public abstract class ReplacingFix : CodeFixProvider
{
    private protected ReplacingFix(DiagnosticDescriptor rule) => FixableDiagnosticIds = [rule.Id];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await FixAsync(
            document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Replacement offered in Offer(FindNode(model!, diagnostic), diagnostic, model!, context.CancellationToken))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        offered.Title,
                        cancellation => FixAsync(context.Document, [diagnostic], offered.Key, cancellation),
                        offered.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>What a place may be replaced by.</summary>
    private protected abstract IEnumerable<Replacement> Offer(
        SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken);

    private async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            SyntaxNode node = FindNode(editor.SemanticModel, diagnostic);
            Replacement? chosen = Offer(node, diagnostic, editor.SemanticModel, cancellationToken)
                .FirstOrDefault(offered => offered.Key == key);
            if (chosen is not null)
                editor.ReplaceNode(node, (current, _) => chosen.Replace(current).WithTriviaFrom(current));
        }

        return editor.GetChangedDocument();
    }

    private static SyntaxNode FindNode(SemanticModel model, Diagnostic diagnostic)
        => model.SyntaxTree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
}

/// <summary>One way to mend a place.</summary>
/// <param name="Key">What tells this way from others wherever it is offered.</param>
/// <param name="Title">What people choose it by.</param>
/// <param name="Replace">From the node, in which others may have been replaced already, to what stands there instead.</param>
internal sealed record Replacement(string Key, string Title, Func<SyntaxNode, SyntaxNode> Replace);
