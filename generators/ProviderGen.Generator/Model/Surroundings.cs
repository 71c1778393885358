using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace ProviderGen.Model;

/// <summary>
/// The files of a compilation that the meaning of a provider can depend on: those that mention the attribute, those that
/// declare a type whose name occurs in one of these, and so on. In all compilations with the same surroundings, a
/// declaration in one of these files means the same.
/// </summary>
internal sealed class Surroundings
{
    // Weak: surroundings go with the compilations they were made for.
    private static readonly ConditionalWeakTable<Compilation, Surroundings> OfCompilations = new();

    private readonly CompilationOptions _options;
    private readonly string? _assemblyName;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly HashSet<SyntaxTree> _relevant = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private Surroundings(Compilation compilation)
    {
        _options = compilation.Options;
        _assemblyName = compilation.AssemblyName;
        _references = compilation.ExternalReferences;
        _trees = [.. compilation.SyntaxTrees];
        FindRelevantTrees();
    }

    /// <summary>Those of a compilation: the same object as for one before it, if they are the same.</summary>
    public static Surroundings Of(Compilation compilation) => OfCompilations.GetValue(compilation, FindOrCreate);

    private static Surroundings FindOrCreate(Compilation compilation)
    {
        // All files but the one that was edited are the same as before, so one of the first two tells.
        Surroundings? last = compilation.SyntaxTrees.Select(static tree => SourceFile.Of(tree).Surroundings).FirstOrDefault(last => last is not null);
        if (last is not null && last.AreThoseOf(compilation))
            return last;

        var surroundings = new Surroundings(compilation);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
            SourceFile.Of(tree).Surroundings = surroundings;
        return surroundings;
    }

    private void FindRelevantTrees()
    {
        var trees = new Queue<SyntaxTree>();
        var declaring = new Dictionary<string, List<SyntaxTree>>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in _trees)
        {
            SourceDigest digest = SourceFile.Of(tree).Digest;
            foreach (string type in digest.Types)
            {
                if (!declaring.TryGetValue(type, out List<SyntaxTree>? declarations))
                    declaring.Add(type, declarations = []);
                declarations.Add(tree);
            }

            if (digest.MentionsProviders && _relevant.Add(tree))
                trees.Enqueue(tree);
        }

        foreach (SyntaxTree tree in _trees)
            AddNames(SourceFile.Of(tree).Digest.NamesEverywhere);
        while (trees.Count > 0)
            AddNames(SourceFile.Of(trees.Dequeue()).Digest.Names);

        void AddNames(IEnumerable<string> names)
        {
            foreach (string name in names.Where(_names.Add))
            {
                if (!declaring.TryGetValue(name, out List<SyntaxTree>? declarations))
                    continue;
                foreach (SyntaxTree declaration in declarations.Where(_relevant.Add))
                    trees.Enqueue(declaration);
            }
        }
    }

    private bool AreThoseOf(Compilation compilation)
    {
        if (_references != compilation.ExternalReferences || _assemblyName != compilation.AssemblyName || !_options.Equals(compilation.Options))
            return false;
        int index = 0;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (index == _trees.Length || (tree != _trees[index] && !IsAsGoodAs(_trees[index], tree)))
                return false;
            index++;
        }

        return index == _trees.Length;
    }

    /// <summary>Whether a file can take the place of another, and no declaration in any relevant file notices.</summary>
    private bool IsAsGoodAs(SyntaxTree before, SyntaxTree after)
    {
        if (before.FilePath != after.FilePath || !before.Options.Equals(after.Options))
            return false;
        SourceDigest old = SourceFile.Of(before).Digest;
        SourceDigest @new = SourceFile.Of(after).Digest;
        if (old.Declarations.Equals(@new.Declarations))
            return true;
        return old.Scope.Equals(@new.Scope) && !_relevant.Contains(before)
            && !@new.MentionsProviders && !@new.Types.Any(_names.Contains);
    }
}
