using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>The functions in one body that run on other threads. Nothing is looked at before somebody asks.</summary>
internal sealed class ConcurrentFunctions(ImmutableArray<IOperation> body)
{
    private readonly LocalValues _locals = new(body);
    private readonly Lazy<Dictionary<ISymbol, ILocalFunctionOperation>> _localFunctions = new(() => FindLocalFunctions(body));
    private readonly ConcurrentDictionary<ISymbol, ISet<SyntaxNode>> _starts = new(SymbolEqualityComparer.Default);

    /// <summary>How a call runs the functions that are given to it.</summary>
    public Concurrency Classify(IInvocationOperation call) => ConcurrentCalls.Classify(call, _locals);

    /// <summary>The lambdas and local functions that a call runs.</summary>
    public IReadOnlyList<IOperation> FindBodies(IInvocationOperation call)
    {
        var bodies = new List<IOperation>();
        var seen = new HashSet<IOperation>();
        foreach (IArgumentOperation argument in call.Arguments)
            AddBodies(argument.Value, bodies, seen);

        // A thread has been given what it runs before.
        if (call.Instance is { } thread && thread.Type.Is("System.Threading.Thread")
            && _locals.Through(thread) is IObjectCreationOperation { Arguments.Length: > 0 } creation)
        {
            AddBodies(creation.Arguments[0].Value, bodies, seen);
        }

        return bodies;
    }

    /// <summary>The calls that run a function which uses a provider.</summary>
    public ISet<SyntaxNode> StartsThatMention(ISymbol provider) => _starts.GetOrAdd(provider, FindStarts);

    private ISet<SyntaxNode> FindStarts(ISymbol provider) => new HashSet<SyntaxNode>(body
        .SelectMany(block => block.DescendantsAndSelf())
        .OfType<IInvocationOperation>()
        .Where(call => Classify(call) != Concurrency.None && FindBodies(call).Any(each => SharedProvider.Mentions(each, provider)))
        .Select(call => call.Syntax));

    private void AddBodies(IOperation value, List<IOperation> bodies, HashSet<IOperation> seen)
    {
        // In code that does not compile, a local may be made of itself.
        value = _locals.Through(value);
        if (!seen.Add(value))
            return;
        switch (value)
        {
            case IAnonymousFunctionOperation lambda:
                bodies.Add(lambda);
                break;
            case IDelegateCreationOperation { Target: var target }:
                AddBodies(target, bodies, seen);
                break;
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } method }
                when _localFunctions.Value.TryGetValue(method, out ILocalFunctionOperation? function):
                bodies.Add(function);
                break;
            case IArrayCreationOperation { Initializer: { } initializer }:
                foreach (IOperation element in initializer.ElementValues)
                    AddBodies(element, bodies, seen);
                break;
            case ICollectionExpressionOperation collection:
                foreach (IOperation element in collection.Elements)
                    AddBodies(element, bodies, seen);
                break;
        }
    }

    private static Dictionary<ISymbol, ILocalFunctionOperation> FindLocalFunctions(ImmutableArray<IOperation> body)
    {
        var functions = new Dictionary<ISymbol, ILocalFunctionOperation>(SymbolEqualityComparer.Default);
        foreach (ILocalFunctionOperation function in body.SelectMany(block => block.DescendantsAndSelf()).OfType<ILocalFunctionOperation>())
            functions[function.Symbol] = function;
        return functions;
    }
}
