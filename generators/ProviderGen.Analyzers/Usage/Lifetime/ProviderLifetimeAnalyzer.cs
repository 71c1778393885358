using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>
/// MPG106, MPG107 and MPG110: providers that are never disposed, used after it, or opened on a path that another one holds.
/// All of them ask what becomes of a provider in a local, so it is followed once.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProviderLifetimeAnalyzer()
    : ProviderGenAnalyzer(Rules.NeverDisposed, Rules.UseAfterDispose, Rules.OpenedTwice)
{
    /// <summary>In the properties of a diagnostic: the declaration may get a <c>using</c>.</summary>
    internal const string CanBeUsing = nameof(CanBeUsing);

    private static readonly ImmutableDictionary<string, string?> WithUsing =
        ImmutableDictionary<string, string?>.Empty.Add(CanBeUsing, null);

    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes types)
        => context.RegisterOperationBlockStartAction(start =>
        {
            var openings = new List<IOperation>();
            start.RegisterOperationAction(
                operation =>
                {
                    if (types.IsOpening(operation.Operation))
                        openings.Add(operation.Operation);
                },
                OperationKind.Invocation,
                OperationKind.ObjectCreation,
                OperationKind.TypeParameterObjectCreation);
            start.RegisterOperationBlockEndAction(end =>
            {
                foreach (IOperation block in openings.Count == 0 ? [] : end.OperationBlocks)
                    Analyze(end, block, [.. openings.Where(opening => block.Syntax.Span.Contains(opening.Syntax.Span))], types);
            });
        });

    private static void Analyze(
        OperationBlockAnalysisContext context, IOperation block, IReadOnlyList<IOperation> openings, KnownTypes types)
    {
        if (openings.Count == 0)
            return;

        // Each of these is made once, for all providers of the block.
        var variables = new VariableReferences([openings[0].FindWhole()]);
        var paths = new OpenedPaths(types, openings, variables);
        var functions = new Lazy<FunctionFlows>(() => new FunctionFlows(context.GetControlFlowGraph(block)));
        var acquired = openings.Select(opening => types.FindAcquisition(opening, variables)).OfType<Acquisition>()
            .GroupBy(acquisition => acquisition.Local, SymbolEqualityComparer.Default);
        var twice = new HashSet<IOperation>();
        foreach (IGrouping<ISymbol?, Acquisition> group in acquired)
        {
            if (OwnedLocal.Find(types, (ILocalSymbol)group.Key!, [.. group], variables) is not { } local)
                continue;
            IReadOnlyList<IOperation> rivals = [.. paths.FindRivals(local).Where(rival => types.IsTaken(rival, variables))];

            // With nothing but a using, there is nothing to find out.
            if ((local.IsUsing && local.Disposals.Count == 0 && rivals.Count == 0)
                || functions.Value.Find(local.Function) is not { } map)
            {
                continue;
            }

            var flow = new LifetimeFlow(map, local, rivals, context.CancellationToken);
            if (flow.IsLost && MustBeDisposed(local, types))
                ReportNeverDisposed(context, local, types);
            foreach (IOperation use in local.Uses.Where(flow.IsDisposedAt))
                context.ReportDiagnostic(Diagnostic.Create(Rules.UseAfterDispose, use.Syntax.GetLocation(), local.Symbol.Name));
            foreach (IOperation rival in rivals.Where(flow.IsLiveAt).Where(twice.Add))
                context.ReportDiagnostic(Diagnostic.Create(Rules.OpenedTwice, rival.Syntax.GetLocation(), local.Symbol.Name));
        }
    }

    private static void ReportNeverDisposed(OperationBlockAnalysisContext context, OwnedLocal local, KnownTypes types)
    {
        // What is declared in a using statement can get nothing else.
        bool canBeUsing = local.Acquisitions.Count == 1
            && !local.IsCleared
            && types.IsProvider(local.Symbol.Type)
            && local.Acquisitions[0].Write is IVariableDeclaratorOperation
            {
                Parent.Parent: IVariableDeclarationGroupOperation { Parent: IBlockOperation },
            };
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.NeverDisposed, local.Symbol.Locations[0], canBeUsing ? WithUsing : null, local.Symbol.Name));
    }

    private static bool MustBeDisposed(OwnedLocal local, KnownTypes types)
    {
        // What is around another provider may leave it to that one's owner to dispose.
        if (local.Acquisitions.Any(acquisition => acquisition.Opening.ChildOperations
            .SelectMany(argument => argument.DescendantsAndSelf())
            .Any(value => types.IsProvider(value.Type))))
        {
            return false;
        }

        // A flag, or another condition that has been asked before, may tell where there is something to dispose.
        return !local.IsUsing
            && (local.Disposals.Count == 0
                || (local.Acquisitions.Any(acquisition => acquisition.DeclaresLocal)
                    && !local.Disposals.Any(disposal => Flags.Decide(disposal, local.Symbol))));
    }
}
