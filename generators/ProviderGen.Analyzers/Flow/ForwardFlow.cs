using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ProviderGen.Analyzers;

/// <summary>
/// Follows the control flow of one function forwards, with the set of states that something may be in: a bit for each, and
/// none where control never comes. Sets only grow, so that loops come to an end.
/// </summary>
/// <param name="map">The function.</param>
/// <param name="window">The part of it outside of which no state changes.</param>
/// <param name="cancellationToken">Ends it early.</param>
internal abstract class ForwardFlow(FlowMap map, FlowWindow window, CancellationToken cancellationToken)
{
    private readonly ControlFlowGraph _graph = map.Graph;

    /// <summary>Follows the function from where the window begins.</summary>
    /// <returns>The states in which it ends, unless by an exception.</returns>
    protected int Run(int start)
    {
        if (window.Last < window.First)
            return 0;
        var frame = new Frame(_graph.Root, null, window.First, window.Last);
        if (_graph.Blocks[window.First].IsReachable)
            Join(frame, window.First, start);
        for (int block = window.First + 1; block <= window.Last; block++)
        {
            if (_graph.Blocks[block] is { IsReachable: true, Predecessors: var before } && before.Any(branch => branch.Source.Ordinal < window.First))
                Join(frame, block, start);
        }

        return Run(frame);
    }

    /// <summary>The states after an operation, whose operands have had their turn.</summary>
    protected abstract int Step(IOperation operation, int states);

    /// <summary>The states that are left when a condition has turned out true or false.</summary>
    protected virtual int Refine(IOperation condition, bool outcome, int states) => states;

    /// <summary>The states of which one can be sure after an exception at an unknown place.</summary>
    protected abstract int AfterException(int states);

    private int Run(Frame frame)
    {
        int atEnd = 0;
        while (frame.Pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            BasicBlock block = _graph.Blocks[frame.Pending.Dequeue()];
            int states = frame[block.Ordinal];
            int passed = states;
            foreach (IOperation operation in window.OperationsIn(block.Ordinal))
                passed |= states = states == 0 ? 0 : Step(operation, states);
            if (map.EndOf(block.Ordinal) is not null)
                states = 0;

            Raise(frame, block.EnclosingRegion, AfterException(passed));
            if (block.Kind == BasicBlockKind.Exit)
                atEnd |= states;
            if (block.ConditionalSuccessor is null)
            {
                atEnd |= Follow(frame, block.FallThroughSuccessor, states);
                continue;
            }

            bool jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            atEnd |= Follow(frame, block.ConditionalSuccessor, Decide(block.BranchValue!, jumpsWhen, states))
                | Follow(frame, block.FallThroughSuccessor, Decide(block.BranchValue!, !jumpsWhen, states));
        }

        return atEnd;
    }

    private int Decide(IOperation condition, bool outcome, int states)
        => condition.ConstantValue is { HasValue: true, Value: bool known } && known != outcome ? 0 : Refine(condition, outcome, states);

    /// <returns>The states, if the branch ends the frame, or leaves the window for good.</returns>
    private int Follow(Frame frame, ControlFlowBranch? branch, int states)
    {
        if (branch is null || states == 0)
            return 0;
        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
            return Innermost(branch.Source.EnclosingRegion) == frame.Region ? states : 0;
        if (branch.Destination is { } next && map.Exits.IsTaken(branch))
        {
            // Outwards, what belongs to one finally block stands behind what belongs to the one before.
            foreach (ControlFlowRegion region in branch.FinallyRegions.TakeWhile(region => window.Contains(region.FirstBlockOrdinal)))
                states = RunFinally(frame, region, states);
            if (window.Contains(next.Ordinal))
                Join(frame, next.Ordinal, states);
            else if (states != 0 && map.Exits.CanReachExit(next.Ordinal))
                return states;
        }

        return 0;

        // The block that is left by such a branch ends a finally block or a filter.
        static ControlFlowRegion? Innermost(ControlFlowRegion? region)
        {
            while (region is { Kind: not (ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter) })
                region = region.EnclosingRegion;
            return region;
        }
    }

    /// <summary>Hands states to every handler around a region, through the finally blocks in between.</summary>
    private void Raise(Frame frame, ControlFlowRegion? region, int states)
    {
        // Around a lambda or a local function is a region of the function that it stands in, and nobody catches anything there.
        int thrown = states;
        for (; region is { Kind: not ControlFlowRegionKind.Root, EnclosingRegion: { } around } && states != 0; region = around)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;
            if (!window.Contains(around.NestedRegions[1].FirstBlockOrdinal))
                return;
            if (around.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                states = RunFinally(frame, around.NestedRegions[1], states);
                continue;
            }

            // A filter is asked before the finally blocks in between have run.
            foreach (ControlFlowRegion handler in around.NestedRegions.Skip(1))
            {
                if (window.Contains(handler.FirstBlockOrdinal))
                    Join(frame, handler.FirstBlockOrdinal, handler.Kind == ControlFlowRegionKind.FilterAndHandler ? states | thrown : states);
            }
        }
    }

    // A finally block is run for each way into it by itself, so that what differs on the ways does not mix.
    private int RunFinally(Frame frame, ControlFlowRegion region, int states)
    {
        while (!frame.Contains(region.FirstBlockOrdinal))
            frame = frame.Outer!;
        if (states != 0 && !frame.Finallys.ContainsKey((region, states)))
        {
            var inner = new Frame(region, frame, region.FirstBlockOrdinal, region.LastBlockOrdinal);
            Join(inner, region.FirstBlockOrdinal, states);
            frame.Finallys[(region, states)] = Run(inner);
        }

        return states == 0 ? 0 : frame.Finallys[(region, states)];
    }

    private static void Join(Frame frame, int block, int states)
    {
        while (!frame.Contains(block))
            frame = frame.Outer!;
        if ((frame[block] | states) == frame[block])
            return;
        frame[block] |= states;
        frame.Pending.Enqueue(block);
    }

    /// <summary>One run of the function, or of one of its finally blocks.</summary>
    private sealed class Frame(ControlFlowRegion region, Frame? outer, int first, int last)
    {
        // By block, the states in which it is entered.
        private readonly int[] _entries = new int[last - first + 1];

        public ControlFlowRegion Region => region;

        public Frame? Outer => outer;

        public Queue<int> Pending { get; } = new();

        /// <summary>The states after finally blocks, by those before.</summary>
        public Dictionary<(ControlFlowRegion Region, int States), int> Finallys { get; } = [];

        /// <summary>The states in which a block is entered.</summary>
        public int this[int block]
        {
            get => _entries[block - first];
            set => _entries[block - first] = value;
        }

        public bool Contains(int block) => block >= first && block <= last;
    }
}
