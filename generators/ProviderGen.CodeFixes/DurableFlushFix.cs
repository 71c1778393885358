using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG017: has <c>FileDurability</c> make the file durable, which throws where that fails.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DurableFlushFix() : TextFix(Rules.UnfailingFlush)
{
    private const string Durability = "ProviderGen.FileDurability";

    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        if (place.Node is InvocationExpressionSyntax call
            && place.Model.GetSymbolInfo(call, place.CancellationToken).Symbol is IMethodSymbol flush
            && call.ArgumentList is { Arguments: { Count: 1 } arguments, CloseParenToken.IsMissing: false }
            && NameOfDurability(place, call.SpanStart) is { } durability
            && (flush.Name == "Flush" ? OfStream(call, arguments[0], durability) : OfHandle(call, arguments[0], durability)) is { } changes)
        {
            yield return new TextFixOffer("Call 'FileDurability.Sync', which fails if the disk does", "MPG017.Sync", changes);
        }
    }

    // Only words are replaced, here and below, so that comments stay.
    private static TextChange[] OfHandle(InvocationExpressionSyntax call, ArgumentSyntax handle, string durability) =>
    [
        .. call.Expression is MemberAccessExpressionSyntax access
            ? new TextChange[] { new(access.Expression.Span, durability), new(access.Name.Span, "Sync") }
            : [new(call.Expression.Span, durability + ".Sync")],
        .. handle.NameColon is { Name: var parameter } ? new TextChange[] { new(parameter.Span, "file") } : [],
    ];

    // Asking a stream for its handle has it write out what it holds back.
    private static TextChange[]? OfStream(InvocationExpressionSyntax call, ArgumentSyntax toDisk, string durability)
    {
        SimpleNameSyntax? name = call.Expression as SimpleNameSyntax ?? (call.Expression as MemberAccessExpressionSyntax)?.Name;
        if (name is null || IsInChain(call))
            return null;
        return
        [
            new(new TextSpan(call.SpanStart, 0), durability + ".Sync("),
            new(name.Span, "SafeFileHandle"),
            new(call.ArgumentList.OpenParenToken.Span, ""),
            new(toDisk.Span, ""),
        ];
    }

    // In a?.b.Flush(true) the stream may be null, and nothing is to be done then.
    private static bool IsInChain(InvocationExpressionSyntax call)
    {
        ExpressionSyntax? first = call.Expression;
        while (first is not (null or MemberBindingExpressionSyntax or ElementBindingExpressionSyntax))
        {
            first = first switch
            {
                MemberAccessExpressionSyntax access => access.Expression,
                InvocationExpressionSyntax inner => inner.Expression,
                ElementAccessExpressionSyntax element => element.Expression,
                PostfixUnaryExpressionSyntax postfix => postfix.Operand,
                _ => null,
            };
        }

        return first is not null;
    }

    // Without its namespace where that is imported; and something else may have the name, of the type or of its namespace.
    private static string? NameOfDurability(FixPlace place, int position)
    {
        if (place.Model.Compilation.GetTypeByMetadataName(Durability) is not { } durability)
            return null;
        string[] names = ["FileDurability", Durability, $"global::{Durability}"];
        return names.FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(durability, place.Model
            .GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseExpression(each), SpeculativeBindingOption.BindAsExpression).Symbol));
    }
}
