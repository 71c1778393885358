using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Analyzers;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ProviderGen.CodeFixes;

/// <summary>MPG101: throws the error, or discards the result on purpose.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DroppedResultFix() : ReplacingFix(Rules.DroppedResult)
{
    private protected override IEnumerable<Replacement> Offer(
        SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax last = (ExpressionSyntax)node;
        while (last is ConditionalAccessExpressionSyntax chain)
            last = chain.WhenNotNull;

        // A task that nobody awaits has no error yet.
        if (KnownTypes.Find(model.Compilation)?.IsResult(model.GetTypeInfo(last, cancellationToken).Type) == true)
            yield return new Replacement("MPG101.Throw", "Throw if it failed", dropped => Throw((ExpressionSyntax)dropped));

        // Where something is called "_", assigning to it discards nothing.
        if (model.LookupSymbols(node.SpanStart, name: "_").IsEmpty)
            yield return new Replacement("MPG101.Discard", "Discard the result", dropped => Discard((ExpressionSyntax)dropped));
    }

    private static ExpressionSyntax Throw(ExpressionSyntax dropped) => dropped switch
    {
        ConditionalAccessExpressionSyntax chain => chain.WithWhenNotNull(Throw(chain.WhenNotNull)),
        AwaitExpressionSyntax awaited => Throw(ParenthesizedExpression(awaited.WithoutTrivia())),
        _ => InvocationExpression(MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, dropped.WithoutTrailingTrivia(), IdentifierName("ThrowIfError"))),
    };

    private static AssignmentExpressionSyntax Discard(ExpressionSyntax dropped) => AssignmentExpression(
        SyntaxKind.SimpleAssignmentExpression,
        IdentifierName(Identifier(default, SyntaxKind.UnderscoreToken, "_", "_", [Space])),
        Token(SyntaxKind.EqualsToken).WithTrailingTrivia(Space),
        dropped.WithoutTrivia());
}
