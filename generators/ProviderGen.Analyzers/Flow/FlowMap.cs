using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>
/// What everybody who follows the control flow of one function has to know of it. It is found out once, so that a function
/// with many providers is not searched from end to end for each of them.
/// </summary>
internal sealed class FlowMap
{
    private readonly IOperation[][] _operations;
    private readonly int[] _ends;
    private readonly Lazy<Dictionary<SyntaxNode, List<FlowPlace>>> _bySyntax;
    private readonly Lazy<Dictionary<ISymbol, List<FlowPlace>>> _byLocal;
    private readonly Lazy<FlowExits> _exits;
    private readonly Lazy<FlowSpan[]> _spans;
    private readonly Lazy<Dictionary<SyntaxNode, IFlowAnonymousFunctionOperation>> _lambdas;
    private readonly Lazy<HashSet<ISymbol>> _localFunctions;

    public FlowMap(ControlFlowGraph graph)
    {
        Graph = graph;
        _operations = [.. graph.Blocks.Select(InOrder)];
        _ends = [.. _operations.Select(block => Array.FindIndex(block, NeverReturns))];
        _bySyntax = new(() => Index(static operation => operation.Syntax, EqualityComparer<SyntaxNode>.Default));
        _byLocal = new(() => Index<ISymbol>(static operation => (operation as ILocalReferenceOperation)?.Local, SymbolEqualityComparer.Default));
        _exits = new(() => new FlowExits(this));
        _lambdas = new(() => Lambdas());
        _localFunctions = new(() => new HashSet<ISymbol>(graph.LocalFunctions, SymbolEqualityComparer.Default));
        _spans = new(() => [.. Loops(), .. Finallys(graph.Root)]);
    }

    public ControlFlowGraph Graph { get; }

    public FlowExits Exits => _exits.Value;

    /// <summary>The blocks that are followed together or not at all.</summary>
    public IReadOnlyList<FlowSpan> Spans => _spans.Value;

    /// <summary>What happens in a block, each operation behind its operands.</summary>
    public IReadOnlyList<IOperation> OperationsIn(int block) => _operations[block];

    /// <summary>The first operation of a block behind which control never comes, or null.</summary>
    public int? EndOf(int block) => _ends[block] < 0 ? null : _ends[block];

    /// <summary>The operations that the compiler has made of some syntax.</summary>
    public IReadOnlyList<FlowPlace> PlacesOf(SyntaxNode syntax) => _bySyntax.Value.TryGetValue(syntax, out var places) ? places : [];

    /// <summary>The references to a local.</summary>
    public IReadOnlyList<FlowPlace> PlacesOf(ILocalSymbol local) => _byLocal.Value.TryGetValue(local, out var places) ? places : [];

    /// <summary>The operation that an operand stands in, or itself if it is none.</summary>
    public FlowPlace UserOf(FlowPlace place)
    {
        IOperation user = _operations[place.Block][place.Index];
        while (user.Parent is { } parent && user is IConversionOperation or ILocalReferenceOperation or IFlowCaptureReferenceOperation)
            user = parent;

        // It stands behind its operands, and not far.
        int index = Array.IndexOf(_operations[place.Block], user, place.Index);
        return index < 0 ? place : place with { Index = index };
    }

    /// <summary>The control flow of a function that stands right in this one, if the compiler sees that as reachable.</summary>
    public ControlFlowGraph? GraphOf(IOperation function) => function switch
    {
        ILocalFunctionOperation { Symbol: var symbol } => _localFunctions.Value.Contains(symbol) ? Graph.GetLocalFunctionControlFlowGraph(symbol) : null,
        _ => _lambdas.Value.TryGetValue(function.Syntax, out var lambda) ? Graph.GetAnonymousFunctionControlFlowGraph(lambda) : null,
    };

    private Dictionary<SyntaxNode, IFlowAnonymousFunctionOperation> Lambdas()
    {
        var lambdas = new Dictionary<SyntaxNode, IFlowAnonymousFunctionOperation>();
        foreach (IFlowAnonymousFunctionOperation lambda in _operations.SelectMany(block => block).OfType<IFlowAnonymousFunctionOperation>())
            lambdas[lambda.Syntax] = lambda;
        return lambdas;
    }

    private Dictionary<T, List<FlowPlace>> Index<T>(Func<IOperation, T?> keyOf, IEqualityComparer<T> comparer)
        where T : class
    {
        var index = new Dictionary<T, List<FlowPlace>>(comparer);
        for (int block = 0; block < _operations.Length; block++)
        {
            for (int i = 0; i < _operations[block].Length; i++)
            {
                if (keyOf(_operations[block][i]) is not { } key)
                    continue;
                if (!index.TryGetValue(key, out List<FlowPlace>? places))
                    index.Add(key, places = []);
                places.Add(new FlowPlace(block, i));
            }
        }

        return index;
    }

    // From where it goes back to.
    private IEnumerable<FlowSpan> Loops() => Graph.Blocks
        .SelectMany(block => block.Predecessors.Where(branch => branch.Source.Ordinal >= block.Ordinal)
            .Select(branch => new FlowSpan(block.Ordinal, branch.Source.Ordinal, block.Ordinal, branch.Source.Ordinal)));

    // With what they belong to, as they are gone through on the way out of it.
    private static IEnumerable<FlowSpan> Finallys(ControlFlowRegion root)
    {
        var pending = new Stack<ControlFlowRegion>([root]);
        while (pending.Count > 0)
        {
            ControlFlowRegion region = pending.Pop();
            foreach (ControlFlowRegion nested in region.NestedRegions)
                pending.Push(nested);
            if (region is { Kind: ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter, EnclosingRegion: { } around })
            {
                if (around.Kind == ControlFlowRegionKind.FilterAndHandler)
                    around = around.EnclosingRegion!;
                yield return new FlowSpan(around.FirstBlockOrdinal, around.LastBlockOrdinal, region.FirstBlockOrdinal, region.LastBlockOrdinal);
            }
        }
    }

    // Without recursion, as a sum may have thousands of operands. Backwards, every operation comes before its operands.
    private static IOperation[] InOrder(BasicBlock block)
    {
        var backwards = new List<IOperation>();
        var pending = new Stack<IOperation>(block.Operations);
        if (block.BranchValue is { } value)
            pending.Push(value);
        while (pending.Count > 0)
        {
            IOperation operation = pending.Pop();
            backwards.Add(operation);
            foreach (IOperation operand in operation.ChildOperations)
                pending.Push(operand);
        }

        backwards.Reverse();
        return [.. backwards];
    }

    private static bool NeverReturns(IOperation operation) => operation is IInvocationOperation { TargetMethod: { ReturnsVoid: true } method }
        && method.Has("System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute");
}

/// <summary>An operation in a control flow graph: the ordinal of its block, and its index there.</summary>
internal readonly record struct FlowPlace(int Block, int Index);

/// <summary>Blocks from the first to the last that are followed together, if any of the core is.</summary>
internal readonly record struct FlowSpan(int First, int Last, int FirstOfCore, int LastOfCore);
