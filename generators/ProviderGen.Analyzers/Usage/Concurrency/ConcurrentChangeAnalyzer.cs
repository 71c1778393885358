using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>MPG105: a provider that is changed on one thread while another one uses it. Reading alone is never reported.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConcurrentChangeAnalyzer() : ProviderGenAnalyzer(Rules.ConcurrentChange)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes types)
        => context.RegisterOperationBlockStartAction(block =>
        {
            // What several calls run, each of them may find.
            var reported = new ConcurrentDictionary<SyntaxNode, bool>();
            var functions = new ConcurrentFunctions(block.OperationBlocks);
            var flows = new ConcurrentDictionary<IOperation, FunctionFlows>();
            block.RegisterOperationAction(operation => Analyze(operation, types, functions, flows, reported), OperationKind.Invocation);
        });

    private static void Analyze(
        OperationAnalysisContext context,
        KnownTypes types,
        ConcurrentFunctions functions,
        ConcurrentDictionary<IOperation, FunctionFlows> flows,
        ConcurrentDictionary<SyntaxNode, bool> reported)
    {
        var call = (IInvocationOperation)context.Operation;
        Concurrency concurrency = functions.Classify(call);
        if (concurrency == Concurrency.None)
            return;

        IReadOnlyList<IOperation> bodies = functions.FindBodies(call);
        foreach (IOperation body in bodies.Distinct())
        {
            foreach (IGrouping<ISymbol?, SharedChange> changes in SharedProvider.FindChanges(types, body)
                .GroupBy(change => change.Provider, SymbolEqualityComparer.Default))
            {
                ISymbol provider = changes.Key!;
                bool isUsedMeanwhile = concurrency switch
                {
                    Concurrency.Repeated => true,
                    Concurrency.SideBySide => bodies.Count(each => SharedProvider.Mentions(each, provider)) > 1,
                    _ => IsUsedWhileRunning(context, call, provider, functions, flows),
                };
                if (!isUsedMeanwhile)
                    continue;
                foreach (SharedChange change in changes.Where(change => reported.TryAdd(change.Call.Syntax, true)))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rules.ConcurrentChange, change.Call.Syntax.GetLocation(), change.Call.TargetMethod.Name, provider.Name));
                }
            }
        }
    }

    private static bool IsUsedWhileRunning(
        OperationAnalysisContext context,
        IInvocationOperation start,
        ISymbol provider,
        ConcurrentFunctions functions,
        ConcurrentDictionary<IOperation, FunctionFlows> flows)
        => TryFindHandle(start, out ISymbol? handle)
            && flows.GetOrAdd(start.FindWhole(), _ => new FunctionFlows(context.GetControlFlowGraph())).Find(start.FindFunction()) is { } map
            && new StartedFlow(map, start, provider, handle, functions, context.CancellationToken).UsesWhileRunning;

    /// <summary>Where the task goes, or where the thread came from.</summary>
    /// <returns>Whether all that may wait for it is in sight.</returns>
    private static bool TryFindHandle(IInvocationOperation start, out ISymbol? handle)
    {
        handle = (start.Instance as ILocalReferenceOperation)?.Local;
        if (start.TargetMethod.ReturnsVoid)
            return handle is not null || start.Instance is null or IObjectCreationOperation;

        // What is chained to it, ContinueWith for instance, stands for it.
        IOperation value = start;
        while (value.Parent is IConversionOperation or IPropertyReferenceOperation
            || (value.Parent is IInvocationOperation chained && chained.Instance == value))
        {
            value = value.Parent;
        }

        switch (value.Parent)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                handle = declarator.Symbol;
                return true;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target }:
                handle = target.Local;
                return true;

            // A collection of tasks is waited for by a call that says so.
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var name } }:
                return name is "Add" or "WhenAll" or "WhenAny" or "WaitAll" or "WaitAny";
            case IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }:
            case IAwaitOperation or IReturnOperation:
            case IArrayInitializerOperation or ICollectionExpressionOperation:
                return true;
            default:
                return false;
        }
    }
}
