using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ProviderGen.CodeFixes;

/// <summary>
/// A code fix that consists of changes to the text it is offered in. What it leaves alone stays as it is, down to the last
/// blank, and all the places in a file are fixed at once.
/// </summary>
public abstract class TextFix : CodeFixProvider
{
    private protected TextFix(DiagnosticDescriptor rule) => FixableDiagnosticIds = [rule.Id];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await FixAllAsync(
            document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // Several diagnostics at one place may have one and the same fix.
        var offers = new Dictionary<string, (TextFixOffer Offer, List<Diagnostic> Diagnostics)>();
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (TextFixOffer offer in await OfferAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                if (!offers.TryGetValue(offer.Key, out var known))
                    offers.Add(offer.Key, known = (offer, []));
                known.Diagnostics.Add(diagnostic);
            }
        }

        foreach (var (offer, diagnostics) in offers.Values)
        {
            context.RegisterCodeFix(
                CodeAction.Create(offer.Title, token => ApplyAsync(context.Document, offer.Changes, token), offer.Key), diagnostics);
        }
    }

    /// <summary>What is offered for a place: nothing where a fix would do harm, or would have to guess.</summary>
    private protected abstract IEnumerable<TextFixOffer> Offer(FixPlace place);

    // Some tools hand over everything that an analyzer reports, the diagnostics of its other rules included.
    private async Task<IEnumerable<TextFixOffer>> OfferAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
        => FixableDiagnosticIds.Contains(diagnostic.Id)
            ? Offer(await FixPlace.FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false))
            : [];

    private async Task<Document> FixAllAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        var changes = new List<TextChange>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            // Without a key, as a command line may ask, it is the usual fix.
            IEnumerable<TextFixOffer> offers = await OfferAsync(document, diagnostic, cancellationToken).ConfigureAwait(false);
            if (offers.FirstOrDefault(offer => key is null || offer.Key == key) is { } chosen)
                changes.AddRange(chosen.Changes);
        }

        return await ApplyAsync(document, changes, cancellationToken).ConfigureAwait(false);
    }

    // Two diagnostics may ask for the same change, such as one in a type around two providers.
    private static async Task<Document> ApplyAsync(Document document, IEnumerable<TextChange> changes, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes.Distinct().OrderBy(change => change.Span)));
    }
}

/// <summary>A fix: what an editor shows, what it remembers, and what is changed.</summary>
internal sealed class TextFixOffer(string title, string key, IEnumerable<TextChange> changes)
{
    public string Title { get; } = title;

    /// <summary>The equivalence key.</summary>
    public string Key { get; } = key;

    public IReadOnlyList<TextChange> Changes { get; } = [.. changes];
}
