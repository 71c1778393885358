using System.Runtime.CompilerServices;

namespace ProviderGen.Model;

/// <summary>
/// What is remembered of one version of a file from one compilation to the next. After every keystroke the compiler asks for
/// all models again, as any of them might mean something else now; and reading one means binding what the new compilation has
/// not bound yet. See docs/decisions/0010-remembered-models.md.
/// </summary>
internal sealed class SourceFile
{
    // Unchanged trees are the same objects in the next compilation. Weak: what is remembered of a tree goes with it.
    private static readonly ConditionalWeakTable<SyntaxTree, SourceFile> Files = new();

    // In one piece, as each step to another object counts if there are a thousand files, and replaced as a whole, as several
    // threads may read models of the same file.
    private volatile Memory? _memory;

    private SourceFile(SyntaxTree tree) => Digest = new SourceDigest(tree);

    /// <summary>What matters of it to the declarations in it and in other files.</summary>
    public SourceDigest Digest { get; }

    /// <summary>The surroundings that it was last found in.</summary>
    public Surroundings? Surroundings
    {
        get => _memory?.Surroundings;
        set => _memory = value is null ? null : new Memory(value, null, null, null);
    }

    public static SourceFile Of(SyntaxTree tree) => Files.GetValue(tree, static tree => new SourceFile(tree));

    /// <summary>The model of a declaration, read anew if that may mean something else than when it was read last.</summary>
    /// <param name="declaration">A declaration in <paramref name="compilation"/>.</param>
    /// <param name="compilation">What it is a part of.</param>
    /// <param name="source">What the model is read from.</param>
    /// <param name="read">Reads the model; a pure function of these.</param>
    public static TypeModel? GetModel<T>(SyntaxNode declaration, Compilation compilation, T source, Func<T, TypeModel?> read)
        => Of(declaration.SyntaxTree).GetModel(declaration, Surroundings.Of(compilation), source, read);

    private TypeModel? GetModel<T>(SyntaxNode declaration, Surroundings surroundings, T source, Func<T, TypeModel?> read)
    {
        Memory? memory = _memory;
        if (memory?.Surroundings != surroundings)
            memory = null;
        for (Memory? known = memory; known is not null; known = known.Next)
        {
            if (known.Declaration == declaration)
                return known.Model;
        }

        TypeModel? model = read(source);

        // The attribute can have another name here, by an alias that counts for all files; then nothing is known of this one.
        if (Digest.MentionsProviders)
            _memory = new Memory(surroundings, declaration, model, memory);
        return model;
    }

    private sealed record Memory(Surroundings Surroundings, SyntaxNode? Declaration, TypeModel? Model, Memory? Next);
}
