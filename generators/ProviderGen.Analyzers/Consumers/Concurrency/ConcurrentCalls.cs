using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>How a call runs the functions that are given to it.</summary>
internal enum Concurrency
{
    /// <summary>Not at once with anything, or nobody knows.</summary>
    None,

    /// <summary>Each of them many times at once.</summary>
    Repeated,

    /// <summary>One beside the other.</summary>
    SideBySide,

    /// <summary>While the caller goes on.</summary>
    Started,
}

/// <summary>The calls that run code on several threads, and the functions they run.</summary>
internal static class ConcurrentCalls
{
    public static Concurrency Classify(IInvocationOperation call)
    {
        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        return call.TargetMethod.Name switch
        {
            "For" or "ForEach" or "ForAsync" or "ForEachAsync" when IsParallel() => Concurrency.Repeated,
            "ForAll" when type.Is("System.Linq.ParallelEnumerable") => Concurrency.Repeated,
            "Invoke" when IsParallel() => Concurrency.SideBySide,
            "Run" when type.Is("System.Threading.Tasks.Task") => Concurrency.Started,
            "StartNew" when type.Is("System.Threading.Tasks.TaskFactory") => Concurrency.Started,
            "QueueUserWorkItem" or "UnsafeQueueUserWorkItem" when type.Is("System.Threading.ThreadPool") => Concurrency.Started,
            "Start" when type.Is("System.Threading.Thread") => Concurrency.Started,
            _ => Concurrency.None,
        };

        bool IsParallel() => type.Is("System.Threading.Tasks.Parallel") && !call.Arguments.Any(IsOneAtATime);
    }

    /// <summary>The lambdas and local functions that a call runs.</summary>
    public static IReadOnlyList<IOperation> FindBodies(IInvocationOperation call)
    {
        var bodies = new List<IOperation>();
        var seen = new HashSet<IOperation>();
        foreach (IArgumentOperation argument in call.Arguments)
            AddBodies(argument.Value, bodies, seen);

        // A thread has been given what it runs before.
        if (call.Instance is { } thread && thread.Type.Is("System.Threading.Thread")
            && ThroughLocal(thread) is IObjectCreationOperation { Arguments.Length: > 0 } creation)
        {
            AddBodies(creation.Arguments[0].Value, bodies, seen);
        }

        return bodies;
    }

    /// <summary>Whether these are options that let one function run at a time.</summary>
    private static bool IsOneAtATime(IArgumentOperation argument)
        => argument.Parameter?.Type.Is("System.Threading.Tasks.ParallelOptions") == true
            && ThroughLocal(argument.Value) is IObjectCreationOperation { Initializer.Initializers: var settings }
            && settings.OfType<ISimpleAssignmentOperation>().Any(setting => setting is
            {
                Target: IPropertyReferenceOperation { Property.Name: "MaxDegreeOfParallelism" },
                Value.ConstantValue: { HasValue: true, Value: 1 },
            });

    private static void AddBodies(IOperation value, List<IOperation> bodies, HashSet<IOperation> seen)
    {
        // In code that does not compile, a local may be made of itself.
        value = ThroughLocal(value);
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
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } method } reference
                when reference.FindWhole().Descendants().OfType<ILocalFunctionOperation>()
                    .FirstOrDefault(local => SymbolEqualityComparer.Default.Equals(local.Symbol, method)) is { } function:
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

    /// <summary>A value, or if it is a local that is assigned where it is declared and nowhere else, what it was assigned.</summary>
    private static IOperation ThroughLocal(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        if (value is not ILocalReferenceOperation { Local: var local })
            return value;

        IOperation? assigned = null;
        foreach (IOperation operation in value.FindWhole().Descendants())
        {
            if (operation is IVariableDeclaratorOperation { Initializer: { } initializer } declarator && Is(declarator.Symbol))
                assigned = initializer.Value;
            else if (operation is IAssignmentOperation { Target: ILocalReferenceOperation target } && Is(target.Local))
                return value;
        }

        while (assigned is IConversionOperation conversion)
            assigned = conversion.Operand;
        return assigned ?? value;

        bool Is(ILocalSymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol, local);
    }
}
