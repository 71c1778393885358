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

/// <summary>The calls that run code on several threads.</summary>
internal static class ConcurrentCalls
{
    public static Concurrency Classify(IInvocationOperation call, LocalValues locals)
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

        bool IsParallel() => type.Is("System.Threading.Tasks.Parallel") && !call.Arguments.Any(argument => IsOneAtATime(argument, locals));
    }

    /// <summary>Whether these are options that let one function run at a time.</summary>
    private static bool IsOneAtATime(IArgumentOperation argument, LocalValues locals)
        => argument.Parameter?.Type.Is("System.Threading.Tasks.ParallelOptions") == true
            && locals.Through(argument.Value) is IObjectCreationOperation { Initializer.Initializers: var settings }
            && settings.OfType<ISimpleAssignmentOperation>().Any(setting => setting is
            {
                Target: IPropertyReferenceOperation { Property.Name: "MaxDegreeOfParallelism" },
                Value.ConstantValue: { HasValue: true, Value: 1 },
            });
}
