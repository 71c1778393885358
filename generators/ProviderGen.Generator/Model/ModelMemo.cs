using System.Runtime.CompilerServices;

namespace ProviderGen.Model;

/// <summary>
/// Remembers the model of a declaration for as long as nothing has changed that it could depend on. After every keystroke
/// the compiler asks for all models again, as any of them might mean something else now; and reading one means binding what
/// the new compilation has not bound yet. See docs/decisions/0010-remembered-models.md.
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
        // The attribute can have another name here, by an alias that counts for all files; then nothing is known of this one.
        if (!SourceDigest.Of(declaration.SyntaxTree).MentionsProviders)
            return read();
        Surroundings surroundings = Surroundings.Of(compilation);
        Slot slot = Slots.GetOrCreateValue(declaration);
        if (slot.Content is { } content && content.Surroundings == surroundings)
            return content.Model;
        ProviderModel? model = read();
        slot.Content = new Content(surroundings, model);
        return model;
    }

    private sealed class Slot
    {
        // Replaced as a whole, as several threads may read models of the same declaration.
        public volatile Content? Content;
    }

    private sealed record Content(Surroundings Surroundings, ProviderModel? Model);
}
