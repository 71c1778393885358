using System.Runtime.CompilerServices;

namespace ProviderGen.Model;

/// <summary>
/// Remembers the model of a declaration for as long as nothing has changed that it could depend on. After every keystroke
/// the compiler asks for all models again, as any of them might mean something else now; and reading one means binding what
/// the new compilation has not bound yet. See docs/decisions/0006-remembered-models.md.
/// </summary>
internal static class ModelMemo
{
    // Weak: what is remembered about a declaration goes with its syntax tree.
    private static readonly ConditionalWeakTable<SyntaxNode, Slot> Slots = new();

    /// <summary>The model, read anew if the declaration may mean something else than when it was read last.</summary>
    /// <param name="declaration">A declaration in <paramref name="compilation"/>.</param>
    /// <param name="compilation">What it is a part of.</param>
    /// <param name="read">Reads the model; a pure function of the two.</param>
    public static ProviderModel? Get(SyntaxNode declaration, Compilation compilation, Func<ProviderModel?> read)
    {
        DeclarationFingerprint fingerprint = DeclarationFingerprint.Of(compilation);
        Slot slot = Slots.GetOrCreateValue(declaration);
        if (slot.Content is { } content && content.Fingerprint.Equals(fingerprint))
            return content.Model;
        ProviderModel? model = read();
        slot.Content = new Content(fingerprint, model);
        return model;
    }

    private sealed class Slot
    {
        // Replaced as a whole, as several threads may read models of the same declaration.
        public volatile Content? Content;
    }

    private sealed record Content(DeclarationFingerprint Fingerprint, ProviderModel? Model);
}
