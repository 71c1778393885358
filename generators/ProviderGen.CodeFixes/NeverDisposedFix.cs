using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG106: lets the declaration dispose the provider, where its local never gets anything else.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NeverDisposedFix() : TextFix(Rules.NeverDisposed)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        if (place.Diagnostic.Properties.ContainsKey(ProviderLifetimeAnalyzer.CanBeUsing)
            && place.Node is VariableDeclaratorSyntax
            {
                Parent: VariableDeclarationSyntax
                {
                    Variables.Count: 1,
                    Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement,
                },
            })
        {
            yield return new TextFixOffer(
                "Dispose it with 'using'", "MPG106.Using", [SyntaxChanges.InsertBefore(statement, "using ")]);
        }
    }
}
