namespace ProviderGen.Analyzers;

/// <summary>
/// The blocks of a function between which something happens that is of interest, and the operations in them. Control that
/// leaves the window never comes back.
/// </summary>
internal sealed class FlowWindow
{
    private readonly FlowMap _map;
    private readonly Dictionary<int, List<int>>? _places;

    /// <summary>All of the function.</summary>
    public FlowWindow(FlowMap map)
    {
        _map = map;
        Last = map.Graph.Blocks.Length - 1;
    }

    /// <summary>The least window around some places.</summary>
    public FlowWindow(FlowMap map, IEnumerable<FlowPlace> places)
    {
        _map = map;
        _places = places.Distinct().GroupBy(place => place.Block)
            .ToDictionary(block => block.Key, block => block.Select(place => place.Index).OrderBy(index => index).ToList());
        if (_places.Count == 0)
        {
            Last = -1;
            return;
        }

        First = _places.Keys.Min();
        Last = _places.Keys.Max();
        while (Widen())
        {
        }
    }

    public int First { get; private set; }

    public int Last { get; private set; }

    public bool Contains(int block) => block >= First && block <= Last;

    /// <summary>What is of interest in a block, in order; up to where control ends, if it does.</summary>
    public IEnumerable<IOperation> OperationsIn(int block)
    {
        IReadOnlyList<IOperation> operations = _map.OperationsIn(block);
        int end = _map.EndOf(block) ?? operations.Count;
        if (_places is null)
            return operations.Take(end);
        return _places.TryGetValue(block, out List<int>? indices)
            ? indices.TakeWhile(index => index < end).Select(index => operations[index])
            : [];
    }

    private bool Widen()
    {
        int before = Last - First;
        foreach (FlowSpan span in _map.Spans.Where(span => span.FirstOfCore <= Last && span.LastOfCore >= First))
        {
            First = Math.Min(First, span.First);
            Last = Math.Max(Last, span.Last);
        }

        return Last - First > before;
    }
}
