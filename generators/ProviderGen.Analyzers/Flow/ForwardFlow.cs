using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>
/// Follows the control flow of one function forwards, with the set of states that something may be in: a bit for each, and
/// none where control never comes. Sets only grow, so that loops come to an end.
/// </summary>
internal abstract class ForwardFlow(ControlFlowGraph graph, CancellationToken cancellationToken)
{
    /// <summary>Follows the whole function.</summary>
    /// <returns>The states in which it ends, unless by an exception.</returns>
    protected int Run(int start) => Run(new Frame(graph.Root, null), start);

    /// <summary>The states after an operation, whose operands have had their turn.</summary>
    protected abstract int Step(IOperation operation, int states);

    /// <summary>The states that are left when a condition has turned out true or false.</summary>
    protected virtual int Refine(IOperation condition, bool outcome, int states) => states;

    /// <summary>The states of which one can be sure after an exception at an unknown place.</summary>
    protected abstract int AfterException(int states);

    private int Run(Frame frame, int start)
    {
        int atEnd = 0;
        Join(frame, frame.Region.FirstBlockOrdinal, start);
        while (frame.Pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            BasicBlock block = graph.Blocks[frame.Pending.Dequeue()];
            int states = frame.Entries[block.Ordinal];
            int passed = states;
            foreach (IOperation operation in block.Operations)
                passed |= states = Visit(operation, states);
            if (block.BranchValue is { } value)
                passed |= states = Visit(value, states);

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

    private int Visit(IOperation operation, int states)
    {
        foreach (IOperation operand in operation.ChildOperations)
            states = Visit(operand, states);
        if (states == 0 || (operation is IInvocationOperation call && NeverReturns(call.TargetMethod)))
            return 0;
        return Step(operation, states);
    }

    /// <returns>The states, if the branch ends the frame.</returns>
    private int Follow(Frame frame, ControlFlowBranch? branch, int states)
    {
        if (branch is null || states == 0)
            return 0;
        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
            return Innermost(branch.Source.EnclosingRegion) == frame.Region ? states : 0;
        if (branch is { Semantics: ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return, Destination: { } next })
        {
            foreach (ControlFlowRegion region in branch.FinallyRegions)
                states = RunFinally(frame, region, states);
            Join(frame, next.Ordinal, states);
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
            if (around.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                states = RunFinally(frame, around.NestedRegions[1], states);
                continue;
            }

            // A filter is asked before the finally blocks in between have run.
            foreach (ControlFlowRegion handler in around.NestedRegions.Skip(1))
                Join(frame, handler.FirstBlockOrdinal, handler.Kind == ControlFlowRegionKind.FilterAndHandler ? states | thrown : states);
        }
    }

    // A finally block is run for each way into it by itself, so that what differs on the ways does not mix.
    private int RunFinally(Frame frame, ControlFlowRegion region, int states)
    {
        while (!frame.Contains(region.FirstBlockOrdinal))
            frame = frame.Outer!;
        if (states != 0 && !frame.Finallys.TryGetValue((region, states), out _))
            frame.Finallys[(region, states)] = Run(new Frame(region, frame), states);
        return states == 0 ? 0 : frame.Finallys[(region, states)];
    }

    private static void Join(Frame frame, int block, int states)
    {
        while (!frame.Contains(block))
            frame = frame.Outer!;
        if ((frame.Entries[block] | states) == frame.Entries[block])
            return;
        frame.Entries[block] |= states;
        frame.Pending.Enqueue(block);
    }

    private static bool NeverReturns(IMethodSymbol method)
        => method.ReturnsVoid && method.Has("System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute");

    /// <summary>One run of the function, or of one of its finally blocks.</summary>
    private sealed class Frame(ControlFlowRegion region, Frame? outer)
    {
        public ControlFlowRegion Region => region;

        public Frame? Outer => outer;

        /// <summary>By ordinal of the block, the states in which it is entered.</summary>
        public int[] Entries { get; } = new int[region.LastBlockOrdinal + 1];

        public Queue<int> Pending { get; } = new();

        /// <summary>The states after finally blocks, by those before.</summary>
        public Dictionary<(ControlFlowRegion Region, int States), int> Finallys { get; } = [];

        public bool Contains(int block) => block >= region.FirstBlockOrdinal && block <= region.LastBlockOrdinal;
    }
}
