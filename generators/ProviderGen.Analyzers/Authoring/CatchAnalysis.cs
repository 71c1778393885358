using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>Where control may go from one catch of a primitive: on to a throw, back to another attempt, or out.</summary>
internal sealed class CatchAnalysis
{
    private readonly ControlFlowGraph _graph;
    private readonly ControlFlowRegion _handler;
    private readonly ControlFlowRegion _attempt;
    private readonly CatchFallback _otherMeans;
    private readonly HashSet<ISymbol> _succeeded;
    private readonly HashSet<ISymbol> _failed;
    private readonly HashSet<ISymbol> _filtered;

    public CatchAnalysis(
        ControlFlowGraph graph, ControlFlowRegion handler, ICatchClauseOperation clause, IMethodSymbol method, PrimitiveSignature primitive)
    {
        _graph = graph;
        _handler = handler;
        ControlFlowRegion whole = handler.EnclosingRegion!.Kind == ControlFlowRegionKind.FilterAndHandler
            ? handler.EnclosingRegion.EnclosingRegion!
            : handler.EnclosingRegion;
        _attempt = whole.NestedRegions[0];
        _otherMeans = new CatchFallback(clause, method, primitive);
        _failed = Changed(handler);
        _succeeded = Changed(_attempt);
        _succeeded.ExceptWith(_failed);
        _filtered = clause.Filter is { } filter ? Mentioned(filter) : [];
    }

    /// <summary>Whether the primitive may return after the catch although it has neither tried again nor found another way.</summary>
    public bool MayReturn() => MayReturn(_graph.Blocks[_handler.FirstBlockOrdinal], retryCounts: true, followFlags: true, []);

    private bool MayReturn(BasicBlock block, bool retryCounts, bool followFlags, HashSet<int> visited)
    {
        if (block.Kind == BasicBlockKind.Exit)
            return true;
        if (!visited.Add(block.Ordinal) || (IsIn(block, _attempt) ? retryCounts : Operations(block).Any(_otherMeans.AreUsedBy)))
            return false;
        if (block.FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.Return }
            && block.BranchValue is { } value
            && block.ConditionKind == ControlFlowConditionKind.None)
        {
            return !_otherMeans.AreReturnedBy(value);
        }

        BasicBlock[] next = [.. Successors(block).Select(branch => branch?.Destination).OfType<BasicBlock>()];
        return !(followFlags && next.Length == 2 && IsDecidedByFlag(block.BranchValue!, next))
            && next.Any(successor => MayReturn(successor, retryCounts, followFlags, visited));
    }

    // The end of an endless loop is a way that is never taken.
    private static ControlFlowBranch?[] Successors(BasicBlock block)
        => block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue?.ConstantValue is { HasValue: true, Value: bool value }
            ? [value == (block.ConditionKind == ControlFlowConditionKind.WhenTrue) ? block.ConditionalSuccessor : block.FallThroughSuccessor]
            : [block.FallThroughSuccessor, block.ConditionalSuccessor];

    // What has been noted in the catch, or has not been noted in the try, tells one way from the other: it is taken that
    // the code then does what it can do there, and throws or tries again. A number that the catch counts says nothing
    // of the kind about trying again, since sooner or later it ends that.
    private bool IsDecidedByFlag(IOperation condition, BasicBlock[] next)
    {
        HashSet<ISymbol> flags = Mentioned(condition);
        bool isNoted = flags.Overlaps(_succeeded) || flags.Overlaps(_filtered) || flags.Any(flag => _failed.Contains(flag) && !IsNumber(flag));
        return (isNoted && next.Any(successor => !MayReturn(successor, retryCounts: true, followFlags: false, [])))
            || (flags.Overlaps(_failed) && next.Any(successor => !MayReturn(successor, retryCounts: false, followFlags: false, [])));
    }

    private static bool IsNumber(ISymbol symbol)
        => (symbol as ILocalSymbol)?.Type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double
            || (symbol as IFieldSymbol)?.Type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    private static bool IsIn(BasicBlock block, ControlFlowRegion region)
        => block.Ordinal >= region.FirstBlockOrdinal && block.Ordinal <= region.LastBlockOrdinal;

    private static IEnumerable<IOperation> Operations(BasicBlock block)
        => (block.BranchValue is null ? block.Operations : block.Operations.Add(block.BranchValue))
            .SelectMany(operation => operation.DescendantsAndSelf());

    /// <summary>The variables that are assigned in a region, or on which something is called there, such as adding to a list.</summary>
    private HashSet<ISymbol> Changed(ControlFlowRegion region)
    {
        var changed = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        int count = region.LastBlockOrdinal - region.FirstBlockOrdinal + 1;
        foreach (IOperation operation in _graph.Blocks.Skip(region.FirstBlockOrdinal).Take(count).SelectMany(Operations))
        {
            IOperation? target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument => argument.Value,
                IInvocationOperation { Instance: ILocalReferenceOperation receiver } => receiver,
                _ => null,
            };
            if (Variable(target) is { } variable)
                changed.Add(variable);
        }

        return changed;
    }

    // An expression that branches has been taken apart; what its parts stand for is found where they were captured.
    private HashSet<ISymbol> Mentioned(IOperation expression)
    {
        var mentioned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in expression.DescendantsAndSelf())
        {
            if (Variable(operation) is { } variable)
                mentioned.Add(variable);
            else if (operation is IFlowCaptureReferenceOperation reference)
                mentioned.UnionWith(Captured(reference).SelectMany(value => value.DescendantsAndSelf()).Select(Variable).OfType<ISymbol>());
        }

        return mentioned;
    }

    private IEnumerable<IOperation> Captured(IFlowCaptureReferenceOperation reference) => _graph.Blocks
        .SelectMany(block => block.Operations)
        .OfType<IFlowCaptureOperation>()
        .Where(capture => capture.Id.Equals(reference.Id))
        .Select(capture => capture.Value);

    private static ISymbol? Variable(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };
}
