using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProviderGen.Model;

/// <summary>
/// What a compilation declares, as a number: all of its source without the bodies of members and without trivia, its
/// references and its options. Of two compilations with equal fingerprints, a declaration that both contain means the same in both.
/// </summary>
internal sealed class DeclarationFingerprint : IEquatable<DeclarationFingerprint>
{
    // Unchanged trees are the same objects in the next compilation, so each is read once.
    private static readonly ConditionalWeakTable<Compilation, DeclarationFingerprint> OfCompilations = new();
    private static readonly ConditionalWeakTable<SyntaxTree, TreeHasher> OfTrees = new();

    private readonly ulong _high;
    private readonly ulong _low;
    private readonly CompilationOptions _options;
    private readonly string? _assemblyName;
    private readonly ImmutableArray<MetadataReference> _references;

    private DeclarationFingerprint(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            TreeHasher hash = OfTrees.GetValue(tree, static tree => new TreeHasher(tree));
            _high = (_high * TreeHasher.HighFactor) + hash.High;
            _low = (_low * TreeHasher.LowFactor) + hash.Low;
        }

        _options = compilation.Options;
        _assemblyName = compilation.AssemblyName;
        _references = compilation.ExternalReferences;
    }

    public static DeclarationFingerprint Of(Compilation compilation)
        => OfCompilations.GetValue(compilation, static compilation => new DeclarationFingerprint(compilation));

    public bool Equals(DeclarationFingerprint? other)
        => other is not null && _high == other._high && _low == other._low && _references == other._references
            && _assemblyName == other._assemblyName && _options.Equals(other._options);

    public override bool Equals(object? obj) => Equals(obj as DeclarationFingerprint);

    public override int GetHashCode() => _low.GetHashCode();

    /// <summary>128 bits of the tokens outside of bodies, and of the directives that matter to them.</summary>
    private sealed class TreeHasher
    {
        public const ulong HighFactor = 0x9E37_79B9_7F4A_7C15;
        public const ulong LowFactor = 0x0000_0100_0000_01B3; // of FNV-1a

        // Not a recursive walk: a table that is one long sum nests deeper than the stack goes.
        public TreeHasher(SyntaxTree tree)
        {
            foreach (SyntaxNodeOrToken part in tree.GetRoot().DescendantNodesAndTokensAndSelf(node => !IsBody(node)))
            {
                if (part.IsToken)
                    Add(part.AsToken());
                else if (IsBody(part.AsNode()!))
                    AddBody(part.AsNode()!);
            }
        }

        public ulong High { get; private set; } = 17;

        public ulong Low { get; private set; } = 0xCBF2_9CE4_8422_2325;

        private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax;

        // A body declares nothing that is visible outside of it, but whether types may be null can change in it for good.
        private void AddBody(SyntaxNode body)
        {
            Add(body is BlockSyntax ? "{}" : "=>");
            if (!body.ContainsDirectives)
                return;
            foreach (SyntaxTrivia trivia in body.DescendantTrivia())
            {
                if (trivia.IsKind(SyntaxKind.NullableDirectiveTrivia))
                    Add(trivia.ToString());
            }
        }

        private void Add(SyntaxToken token)
        {
            if (token.ContainsDirectives)
            {
                foreach (SyntaxTrivia trivia in token.LeadingTrivia)
                {
                    if (trivia.IsDirective)
                        Add(trivia.ToString());
                }
            }

            Add(token.Text);
        }

        private void Add(string text)
        {
            foreach (char character in text)
                Add(character);
            Add('\0');
        }

        private void Add(char character)
        {
            High = (High ^ character) * HighFactor;
            High ^= High >> 29;
            Low = (Low ^ character) * LowFactor;
        }
    }
}
