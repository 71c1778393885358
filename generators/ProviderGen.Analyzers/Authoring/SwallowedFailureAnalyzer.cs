using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>MPG012: finds a catch in a primitive from which it may return as if nothing had happened.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwallowedFailureAnalyzer() : ProviderGenAnalyzer(Rules.SwallowedFailure)
{
    // Nothing depends on a release that fails, and these two must not throw: a cautious answer is all they can give.
    private const ProviderPrimitives MayCatch = ProviderPrimitives.Dispose | ProviderPrimitives.Name | ProviderPrimitives.ReadOnly;

    // What a try block does to clean up, and may fail without harm.
    private static readonly ImmutableHashSet<string> CleaningUp = ["Dispose", "Close", "Delete", "Return"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes types)
        => context.RegisterOperationBlockAction(block => Analyze(block, types));

    private static void Analyze(OperationBlockAnalysisContext context, KnownTypes types)
    {
        if (context.OwningSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method
            || PrimitiveSignature.Of(method) is not { } primitive
            || (primitive.Flag & MayCatch) != 0
            || types.FindAttribute(method.ContainingType) is null)
        {
            return;
        }

        foreach (IBlockOperation body in context.OperationBlocks.OfType<IBlockOperation>())
        {
            // A catch in a lambda or a local function is another method's.
            ICatchClauseOperation[] clauses = [.. body.OwnDescendants().OfType<ICatchClauseOperation>().OrderBy(clause => clause.Syntax.SpanStart)];
            if (clauses.Length == 0)
                continue;
            ControlFlowGraph graph = context.GetControlFlowGraph(body);

            // Both are in the order of the source. If the compiler has left one out, the two cannot be matched.
            ControlFlowRegion[] handlers = [.. Handlers(graph.Root)];
            if (handlers.Length != clauses.Length)
                continue;
            foreach (var (clause, handler) in clauses.Zip(handlers, (clause, handler) => (clause, handler)))
            {
                if (clause.Syntax is CatchClauseSyntax syntax
                    && !OnlyCleansUp(clause)
                    && !IsAboutWhatThePlatformLacks(clause, primitive)
                    && new CatchAnalysis(graph, handler, clause, method, primitive).MayReturn())
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rules.SwallowedFailure, syntax.CatchKeyword.GetLocation(), method.Name));
                }
            }
        }
    }

    // In order of the source.
    private static IEnumerable<ControlFlowRegion> Handlers(ControlFlowRegion root)
    {
        var pending = new Stack<ControlFlowRegion>([root]);
        while (pending.Count > 0)
        {
            ControlFlowRegion region = pending.Pop();
            if (region.Kind == ControlFlowRegionKind.Catch)
                yield return region;
            foreach (ControlFlowRegion nested in region.NestedRegions.Reverse())
                pending.Push(nested);
        }
    }

    private static bool OnlyCleansUp(ICatchClauseOperation clause)
        => clause.Parent is ITryOperation { Body: var body }
            && body.Descendants().OfType<IInvocationOperation>().ToArray() is { Length: > 0 } calls
            && calls.All(call => CleaningUp.Contains(call.TargetMethod.Name));

    // Such as locks: opening goes on without, and a property of the provider tells.
    private static bool IsAboutWhatThePlatformLacks(ICatchClauseOperation clause, PrimitiveSignature primitive)
        => primitive.Flag == ProviderPrimitives.Open && clause.ExceptionType.Is("System.PlatformNotSupportedException");
}
