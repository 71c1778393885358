using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ProviderGen.Analyzers;

/// <summary>From where a function can get to its end, without an exception.</summary>
internal sealed class FlowExits
{
    private readonly FlowMap _map;
    private readonly Dictionary<ControlFlowRegion, bool> _completes = [];
    private readonly Dictionary<ControlFlowBranch, bool> _taken = [];
    private readonly bool[] _reachExit;

    public FlowExits(FlowMap map)
    {
        _map = map;
        _reachExit = new bool[map.Graph.Blocks.Length];
        var pending = new Stack<BasicBlock>([map.Graph.Blocks[map.Graph.Blocks.Length - 1]]);
        while (pending.Count > 0)
        {
            BasicBlock block = pending.Pop();
            if (_reachExit[block.Ordinal])
                continue;
            _reachExit[block.Ordinal] = true;
            foreach (ControlFlowBranch branch in block.Predecessors.Where(IsTaken))
                pending.Push(branch.Source);
        }
    }

    /// <summary>Whether there is a way from a block to the end of the function.</summary>
    public bool CanReachExit(int block) => _reachExit[block];

    /// <summary>Whether there is a way through a finally block.</summary>
    public bool CanComplete(ControlFlowRegion region)
    {
        if (_completes.TryGetValue(region, out bool known))
            return known;
        var seen = new HashSet<int>();
        var pending = new Stack<BasicBlock>([_map.Graph.Blocks[region.FirstBlockOrdinal]]);
        while (pending.Count > 0 && !known)
        {
            BasicBlock block = pending.Pop();
            if (!seen.Add(block.Ordinal) || _map.EndOf(block.Ordinal) is not null)
                continue;
            known = block.FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.StructuredExceptionHandling };
            foreach (ControlFlowBranch? branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
            {
                if (branch?.Destination is { } next && IsTaken(branch))
                    pending.Push(next);
            }
        }

        return _completes[region] = known;
    }

    /// <summary>Whether control can come out at the other end of a branch.</summary>
    public bool IsTaken(ControlFlowBranch branch)
        => _taken.TryGetValue(branch, out bool known) ? known : _taken[branch] = MayBeTaken(branch);

    private bool MayBeTaken(ControlFlowBranch branch)
        => branch.Semantics is ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return
            && _map.EndOf(branch.Source.Ordinal) is null
            && !IsRuledOut(branch)
            && branch.FinallyRegions.All(CanComplete);

    // The end of an endless loop.
    private static bool IsRuledOut(ControlFlowBranch branch)
    {
        BasicBlock source = branch.Source;
        return source.ConditionKind != ControlFlowConditionKind.None
            && source.BranchValue?.ConstantValue is { HasValue: true, Value: bool known }
            && known != (branch.IsConditionalSuccessor == (source.ConditionKind == ControlFlowConditionKind.WhenTrue));
    }
}
