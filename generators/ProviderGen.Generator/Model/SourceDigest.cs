using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProviderGen.Model;

/// <summary>What matters of a file to the declarations in it and in other files: all but trivia and the bodies of members.</summary>
internal sealed class SourceDigest
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _everywhere = new(StringComparer.Ordinal);

    public SourceDigest(SyntaxTree tree)
    {
        var declarations = new TokenHash();
        var scope = new TokenHash();
        SyntaxNode root = tree.GetRoot();
        if (root is CompilationUnitSyntax unit)
            AddScope(unit.Externs, unit.Usings, unit.AttributeLists, unit.Members, ref scope);

        // Not a recursive walk: a table that is one long sum nests deeper than the stack goes.
        foreach (SyntaxNodeOrToken part in root.DescendantNodesAndTokensAndSelf(node => !IsBody(node)))
        {
            if (part.IsToken)
                AddToken(part.AsToken(), ref declarations);
            else if (IsBody(part.AsNode()!))
                AddBody(part.AsNode()!, ref declarations);
        }

        // Compilers take such a file for one without annotations of what may be null.
        foreach (SyntaxTrivia trivia in root.GetLeadingTrivia().Where(IsHeader))
            declarations.Add(trivia.ToString());
        Declarations = declarations;
        Scope = scope;
    }

    /// <summary>Everything that is declared.</summary>
    public TokenHash Declarations { get; }

    /// <summary>What other files can notice without naming a type: namespaces, global usings, attributes of the assembly.</summary>
    public TokenHash Scope { get; }

    /// <summary>All names that occur in declarations.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>The names of types that are not nested; those of attributes without their ending, too.</summary>
    public IReadOnlyCollection<string> Types => _types;

    /// <summary>The names in what counts for all files.</summary>
    public IReadOnlyCollection<string> NamesEverywhere => _everywhere;

    /// <summary>Whether this could be a file with a provider.</summary>
    public bool MentionsProviders => _names.Contains("MemoryProvider") || _names.Contains("MemoryProviderAttribute");

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax;

    private static bool IsHeader(SyntaxTrivia trivia)
        => trivia.ToString().IndexOf("<auto", StringComparison.Ordinal) >= 0;

    private void AddScope(
        SyntaxList<ExternAliasDirectiveSyntax> externs,
        SyntaxList<UsingDirectiveSyntax> usings,
        SyntaxList<AttributeListSyntax> attributes,
        SyntaxList<MemberDeclarationSyntax> members,
        ref TokenHash scope)
    {
        foreach (SyntaxNode everywhere in externs.Concat<SyntaxNode>(usings.Where(IsGlobal)).Concat(attributes))
        {
            scope.Add(everywhere.ToString());
            foreach (SyntaxToken token in everywhere.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)))
                _everywhere.Add(token.ValueText);
        }

        foreach (MemberDeclarationSyntax member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax inner:
                    scope.Add(inner.Name.ToString());
                    AddScope(default, default, default, inner.Members, ref scope);
                    scope.Add("}");
                    break;
                case BaseTypeDeclarationSyntax type:
                    AddType(type.Identifier.ValueText);
                    break;
                case DelegateDeclarationSyntax type:
                    AddType(type.Identifier.ValueText);
                    break;
                case GlobalStatementSyntax:
                    AddType("Program"); // The compiler declares it.
                    break;
            }
        }
    }

    private static bool IsGlobal(UsingDirectiveSyntax directive) => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);

    private void AddType(string name)
    {
        const string Ending = "Attribute";
        _types.Add(name);
        if (name.EndsWith(Ending, StringComparison.Ordinal))
            _types.Add(name.Substring(0, name.Length - Ending.Length));
    }

    // A body declares nothing that is visible outside of it, but whether types may be null can change in it for good, unless a
    // condition rules that out.
    private static void AddBody(SyntaxNode body, ref TokenHash declarations)
    {
        declarations.Add(body is BlockSyntax ? "{}" : "=>");
        if (!body.ContainsDirectives)
            return;
        foreach (SyntaxTrivia trivia in body.DescendantTrivia())
        {
            if (trivia.GetStructure() is NullableDirectiveTriviaSyntax { IsActive: true })
                declarations.Add(trivia.ToString());
        }
    }

    private void AddToken(SyntaxToken token, ref TokenHash declarations)
    {
        if (token.ContainsDirectives)
        {
            foreach (SyntaxTrivia trivia in token.LeadingTrivia.Where(trivia => trivia.IsDirective))
                declarations.Add(trivia.ToString());
        }

        declarations.Add(token.Text);
        if (token.IsKind(SyntaxKind.IdentifierToken))
            _names.Add(token.ValueText);
    }
}
