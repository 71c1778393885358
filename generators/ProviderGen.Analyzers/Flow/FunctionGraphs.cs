using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>Finds the control flow of functions, however deeply they are nested.</summary>
internal static class FunctionGraphs
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

    /// <summary>The control flow of a function.</summary>
    /// <param name="function">What <see cref="FindFunction"/> returned.</param>
    /// <param name="outermost">The control flow of the whole.</param>
    /// <returns>Null for a function that the compiler does not see as reachable.</returns>
    public static ControlFlowGraph? FindGraph(this IOperation function, ControlFlowGraph outermost) => function switch
    {
        ILocalFunctionOperation local => local.FindFunction().FindGraph(outermost) is { } around
            && around.LocalFunctions.Contains(local.Symbol)
                ? around.GetLocalFunctionControlFlowGraph(local.Symbol)
                : null,
        IAnonymousFunctionOperation lambda => lambda.FindFunction().FindGraph(outermost) is { } around
            && FindLambda(around, lambda.Syntax) is { } found
                ? around.GetAnonymousFunctionControlFlowGraph(found)
                : null,
        _ => outermost,
    };

    private static IFlowAnonymousFunctionOperation? FindLambda(ControlFlowGraph graph, SyntaxNode syntax) => graph.Blocks
        .SelectMany(block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
        .SelectMany(operation => operation.DescendantsAndSelf())
        .OfType<IFlowAnonymousFunctionOperation>()
        .FirstOrDefault(lambda => lambda.Syntax == syntax);
}
