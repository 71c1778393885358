using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ProviderGen.Analyzers;
using static ProviderGen.CodeFixes.SyntaxChanges;

namespace ProviderGen.CodeFixes;

/// <summary>MPG101: throws the error, or discards the result on purpose.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DroppedResultFix() : TextFix(Rules.DroppedResult)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        if (place.Node is not ExpressionSyntax dropped)
            yield break;
        ExpressionSyntax last = dropped;
        while (last is ConditionalAccessExpressionSyntax chain)
            last = chain.WhenNotNull;

        // A task that is not awaited has no error yet.
        if (KnownTypes.Find(place.Model.Compilation)?.IsResult(place.Model.GetTypeInfo(last, place.CancellationToken).Type) == true)
        {
            yield return new TextFixOffer(
                "Throw if it failed",
                "MPG101.Throw",
                last is AwaitExpressionSyntax
                    ? [InsertBefore(last, "("), InsertBehind(last, ").ThrowIfError()")]
                    : [InsertBehind(last, ".ThrowIfError()")]);
        }

        // Where something is called "_", assigning to it discards nothing.
        if (place.Model.LookupSymbols(dropped.SpanStart, name: "_").IsEmpty)
            yield return new TextFixOffer("Discard the result", "MPG101.Discard", [InsertBefore(dropped, "_ = ")]);
    }
}
