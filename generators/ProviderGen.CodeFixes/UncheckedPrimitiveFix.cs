using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>
/// MPG108: calls what checks first. Only where it does the same for arguments that are right: of the pages that <c>Grow</c>
/// takes, or the span that <c>SpanCore</c> returns, the call does not speak.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UncheckedPrimitiveFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.UncheckedPrimitive.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        var root = await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call
            || model?.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { IsStatic: false } primitive
            || KnownTypes.Find(model.Compilation)?.IsProvider(primitive.ContainingType) != true
            || UncheckedPrimitiveAnalyzer.FindChecked(primitive) is not { } name
            || FindReplaced(call, primitive) is not { } replaced
            || CatchesWhatItThrows(call)
            || call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                name == "Dispose" ? "Call 'Dispose'" : $"Call '{name}', and throw if it fails",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(
                    root.ReplaceNode(replaced, Check(call, name).WithTriviaFrom(replaced)))),
                equivalenceKey: "MPG108.CallChecked"),
            context.Diagnostics);
    }

    /// <summary>The expression that gives way to the checked call, or null if none does the same.</summary>
    private static ExpressionSyntax? FindReplaced(InvocationExpressionSyntax call, IMethodSymbol primitive)
        => (PrimitiveSignature.FlagOf(primitive), call.Parent) switch
        {
            (ProviderPrimitives.Write or ProviderPrimitives.Flush or ProviderPrimitives.Dispose, _) => call,

            // How much has been read does not matter here, and the checked call reads everything.
            (ProviderPrimitives.Read, ExpressionStatementSyntax) => call,
            (ProviderPrimitives.Read, AssignmentExpressionSyntax
                {
                    Left: IdentifierNameSyntax { Identifier.Text: "_" },
                    Parent: ExpressionStatementSyntax,
                } discard) => discard,
            _ => null,
        };

    private static InvocationExpressionSyntax Check(InvocationExpressionSyntax call, string name)
    {
        IdentifierNameSyntax method = SyntaxFactory.IdentifierName(name);
        ExpressionSyntax target = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.WithName(method),
            MemberBindingExpressionSyntax binding => binding.WithName(method),
            _ => method,
        };
        call = call.WithoutTrivia().WithExpression(target);
        return name == "Dispose"
            ? call
            : SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, call, SyntaxFactory.IdentifierName("ThrowIfError")));
    }

    // A handler expects the exceptions of the backing, which would be wrapped.
    private static bool CatchesWhatItThrows(SyntaxNode call) => call
        .AncestorsAndSelf()
        .TakeWhile(node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax))
        .Any(node => node.Parent is TryStatementSyntax { Catches.Count: > 0 } guarded && guarded.Block == node);
}
