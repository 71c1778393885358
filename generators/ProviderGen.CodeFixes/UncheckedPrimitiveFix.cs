using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>
/// MPG108: calls what checks first. Only where it does the same for arguments that are right: of the pages that <c>Grow</c>
/// takes, or the span that <c>SpanCore</c> returns, the call does not speak.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UncheckedPrimitiveFix() : TextFix(Rules.UncheckedPrimitive)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        if (place.Node is InvocationExpressionSyntax call
            && place.Model.GetSymbolInfo(call, place.CancellationToken).Symbol is IMethodSymbol { IsStatic: false } primitive
            && KnownTypes.Find(place.Model.Compilation)?.IsProvider(primitive.ContainingType) == true
            && UncheckedPrimitiveAnalyzer.FindChecked(primitive) is { } name
            && FindReplaced(call, primitive) is { } replaced
            && NameOf(call) is { } called
            && !CatchesWhatItThrows(call)
            && !call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null))
        {
            yield return new TextFixOffer(
                name == "Dispose" ? "Call 'Dispose'" : $"Call '{name}', and throw if it fails",
                "MPG108.CallChecked",
                Changes(call, called, name, replaced));
        }
    }

    private static IEnumerable<TextChange> Changes(
        InvocationExpressionSyntax call, SimpleNameSyntax called, string name, ExpressionSyntax replaced) =>
    [
        .. SyntaxChanges.KeepOnly(replaced, call),
        SyntaxChanges.Replace(called, name),
        .. name == "Dispose" ? Array.Empty<TextChange>() : [SyntaxChanges.InsertBehind(call, ".ThrowIfError()")],
    ];

    private static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

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

    // A handler expects the exceptions of the backing, which would be wrapped.
    private static bool CatchesWhatItThrows(SyntaxNode call) => call
        .AncestorsAndSelf()
        .TakeWhile(node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax))
        .Any(node => node.Parent is TryStatementSyntax { Catches.Count: > 0 } guarded && guarded.Block == node);
}
