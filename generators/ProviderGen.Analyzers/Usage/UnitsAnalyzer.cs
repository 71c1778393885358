using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>
/// MPG102, MPG103 and MPG109: numbers of bytes where pages are meant, pages where bytes are meant, and page sizes that are
/// written down where the provider could be asked. One analyzer, as no place gets both MPG102 and MPG109.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnitsAnalyzer() : ProviderGenAnalyzer(Rules.BytesForPages, Rules.PagesForBytes, Rules.HardCodedPageSize)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes types)
    {
        var members = new ProviderMembers(types);
        context.RegisterOperationBlockStartAction(start =>
        {
            var calls = new ConcurrentQueue<ProviderCall>();
            var factors = new ConcurrentQueue<PageSizeFactor>();
            ImmutableArray<IOperation> body = start.OperationBlocks;
            start.RegisterOperationAction(
                operation =>
                {
                    if (members.Find((IInvocationOperation)operation.Operation) is { } call)
                        calls.Enqueue(call);
                },
                OperationKind.Invocation);
            start.RegisterOperationAction(
                operation =>
                {
                    if (PageSizeFactor.Find((IBinaryOperation)operation.Operation, UnitsInBody.UsualPageSize) is { } factor)
                        factors.Enqueue(factor);
                },
                OperationKind.Binary);
            start.RegisterOperationBlockEndAction(end =>
            {
                if (!calls.IsEmpty || !factors.IsEmpty)
                    new UnitsInBody(types, members, new LocalValues(body), end.ReportDiagnostic).Check(calls, factors);
            });
        });
    }
}
