using Microsoft.CodeAnalysis.Text;

namespace ProviderGen.CodeFixes;

/// <summary>Where something is reported that a code fix may mend.</summary>
internal sealed class FixPlace
{
    private FixPlace(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, SourceText text, CancellationToken cancellationToken)
    {
        Diagnostic = diagnostic;
        Root = root;
        Model = model;
        Text = text;
        CancellationToken = cancellationToken;
    }

    public Diagnostic Diagnostic { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public SourceText Text { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>How lines end in this file.</summary>
    public string LineEnd
    {
        get
        {
            TextLine first = Text.Lines[0];
            return first.EndIncludingLineBreak > first.End ? Text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
        }
    }

    public static async Task<FixPlace> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // A document in C# has both.
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return new FixPlace(diagnostic, root!, model!, text, cancellationToken);
    }

    /// <summary>The innermost node that is reported.</summary>
    public SyntaxNode Node => FindNode(Diagnostic.Location);

    /// <summary>The innermost node at a place in this file.</summary>
    public SyntaxNode FindNode(Location location) => Root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The innermost node of a kind around the place.</summary>
    public T? Find<T>()
        where T : SyntaxNode
        => Root.FindToken(Diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<T>();

    /// <summary>The blanks that a line begins with.</summary>
    public string IndentationAt(int position)
    {
        TextLine line = Text.Lines.GetLineFromPosition(position);
        int end = line.Start;
        while (end < line.End && Text[end] is ' ' or '\t')
            end++;
        return Text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>What a type of the framework is called at a position, with its namespace only where that is needed.</summary>
    public string NameOf(string type, int position) => type switch
    {
        SymbolNames.Bytes => NameOfSpan("System.Span`1", position),
        SymbolNames.ReadOnlyBytes => NameOfSpan("System.ReadOnlySpan`1", position),
        _ => Model.Compilation.GetTypeByMetadataName(type)?.ToMinimalDisplayString(Model, position) ?? type,
    };

    private string NameOfSpan(string metadataName, int position)
        => Model.Compilation.GetTypeByMetadataName(metadataName) is { } span
            ? span.Construct(Model.Compilation.GetSpecialType(SpecialType.System_Byte)).ToMinimalDisplayString(Model, position)
            : metadataName.Replace("`1", "<byte>");
}
