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

    private readonly Lazy<SourceDigest> _digest;

    // Replaced as a whole, as several threads may read models of the same file.
    private volatile Memory _memory = new(null, []);

    private SourceFile(SyntaxTree tree) => _digest = new Lazy<SourceDigest>(() => new SourceDigest(tree));

    /// <summary>What matters of it to the declarations in it and in other files.</summary>
    public SourceDigest Digest => _digest.Value;

    /// <summary>The surroundings that it was last found in.</summary>
    public Surroundings? Surroundings
    {
        get => _memory.Surroundings;
        set => _memory = new Memory(value, []);
    }

    public static SourceFile Of(SyntaxTree tree) => Files.GetValue(tree, static tree => new SourceFile(tree));

    /// <summary>The model of a declaration, read anew if that may mean something else than when it was read last.</summary>
    /// <param name="declaration">A declaration in <paramref name="compilation"/>.</param>
    /// <param name="compilation">What it is a part of.</param>
    /// <param name="read">Reads the model; a pure function of the two.</param>
    public static ProviderModel? GetModel(SyntaxNode declaration, Compilation compilation, Func<ProviderModel?> read)
        => Of(declaration.SyntaxTree).GetModel(declaration, Surroundings.Of(compilation), read);

    private ProviderModel? GetModel(SyntaxNode declaration, Surroundings surroundings, Func<ProviderModel?> read)
    {
        Memory memory = _memory;
        if (memory.Surroundings == surroundings)
        {
            foreach (var (remembered, known) in memory.Models)
            {
                if (remembered == declaration)
                    return known;
            }
        }

        ProviderModel? model = read();

        // The attribute can have another name here, by an alias that counts for all files; then nothing is known of this one.
        if (Digest.MentionsProviders)
            _memory = memory.Surroundings == surroundings ? new(surroundings, [.. memory.Models, (declaration, model)]) : new(surroundings, [(declaration, model)]);
        return model;
    }

    private sealed record Memory(Surroundings? Surroundings, (SyntaxNode Declaration, ProviderModel? Model)[] Models);
}
