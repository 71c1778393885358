using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>Finds functions around operations.</summary>
internal static class Functions
{
    /// <summary>The lambda or local function around an operation, or the whole of what it is in.</summary>
    public static IOperation FindFunction(this IOperation operation)
    {
        IOperation current = operation;
        while (current.Parent is { } parent)
        {
            current = parent;
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
                break;
        }

        return current;
    }

    /// <summary>Everything around an operation, to the outermost.</summary>
    public static IOperation FindWhole(this IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>What happens in a function itself, and not in functions inside of it, which may run at any time or never.</summary>
    public static IEnumerable<IOperation> OwnDescendants(this IOperation function)
    {
        // In order, and without recursion: a sum may have thousands of operands.
        var pending = new Stack<IOperation>(function.ChildOperations.Reverse());
        while (pending.Count > 0)
        {
            IOperation operation = pending.Pop();
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
                continue;
            yield return operation;
            foreach (IOperation child in operation.ChildOperations.Reverse())
                pending.Push(child);
        }
    }
}

/// <summary>The control flow of a member and of the functions in it, however deeply they are nested.</summary>
internal sealed class FunctionFlows(ControlFlowGraph outermost)
{
    private readonly ConcurrentDictionary<IOperation, FlowMap?> _functions = new();
    private readonly FlowMap _outermost = new(outermost);

    /// <summary>The control flow of what <see cref="Functions.FindFunction"/> returned.</summary>
    /// <returns>Null for a function that the compiler does not see as reachable.</returns>
    public FlowMap? Find(IOperation function)
        => function is ILocalFunctionOperation or IAnonymousFunctionOperation ? _functions.GetOrAdd(function, FindInner) : _outermost;

    private FlowMap? FindInner(IOperation function) => Find(function.FindFunction()) is { } around && around.GraphOf(function) is { } graph ? new(graph) : null;
}
