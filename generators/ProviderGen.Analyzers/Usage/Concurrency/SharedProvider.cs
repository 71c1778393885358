using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>A change of a provider that a function shares with what is around it.</summary>
internal sealed record SharedChange(IInvocationOperation Call, ISymbol Provider);

/// <summary>Finds what functions do with providers that are not their own.</summary>
internal static class SharedProvider
{
    // Of System.Threading, what neither keeps threads apart nor lets them wait for one another.
    private static readonly HashSet<string> Harmless = ["Thread", "ThreadPool", "CancellationToken", "CancellationTokenSource", "Volatile"];

    /// <summary>The changes in the body of a function, unless it does something about other threads.</summary>
    public static IReadOnlyList<SharedChange> FindChanges(KnownTypes types, IOperation body)
    {
        var changes = new List<SharedChange>();
        foreach (IInvocationOperation call in body.OwnDescendants().OfType<IInvocationOperation>())
        {
            if (Synchronizes(call.TargetMethod))
                return [];
            if (FindChanged(types, call) is { } provider && FindShared(provider, body) is { } symbol && !IsLocked(call, body))
                changes.Add(new SharedChange(call, symbol));
        }

        return changes;
    }

    /// <summary>Whether a function refers to a provider of its surroundings, for more than what no change of it changes.</summary>
    public static bool Mentions(IOperation body, ISymbol provider)
        => body.Descendants().Any(operation => SymbolEqualityComparer.Default.Equals(FindSymbol(operation), provider) && !IsConstant(operation.Parent));

    /// <summary>The local, parameter, field or automatic property that is referred to; of this instance, or static.</summary>
    public static ISymbol? FindSymbol(IOperation? value) => value switch
    {
        IConversionOperation conversion => FindSymbol(conversion.Operand),
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field: var field }
            when !field.Has("System.ThreadStaticAttribute") => field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property: var property }
            when property.ContainingType.GetMembers().Any(member => member is IFieldSymbol { AssociatedSymbol: { } owner }
                && SymbolEqualityComparer.Default.Equals(owner, property)) => property,
        _ => null,
    };

    private static IOperation? FindChanged(KnownTypes types, IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "Grow" or "Write" or "Flush" or "Dispose" or "WriteInPlace", IsStatic: false } when types.IsProvider(call.Instance?.Type)
            => call.Instance is IConditionalAccessInstanceOperation ? FindAccessed(call) : call.Instance,

        // The extension methods of the runtime: of a copy it is the destination that changes.
        { Name: "Write" or "CopyTo", IsExtensionMethod: true } method
            when SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, types.MemoryProvider.ContainingAssembly)
            => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == (method.Name == "Write" ? 0 : 1))?.Value,
        _ => null,
    };

    private static bool IsConstant(IOperation? use)
    {
        while (use is IConversionOperation)
            use = use.Parent;
        return use is INameOfOperation or IPropertyReferenceOperation { Property.Name: "PageSize" };
    }

    private static IOperation? FindAccessed(IOperation inside)
    {
        IOperation? current = inside;
        while (current is not (null or IConditionalAccessOperation))
            current = current.Parent;
        return (current as IConditionalAccessOperation)?.Operation;
    }

    private static ISymbol? FindShared(IOperation provider, IOperation body) => FindSymbol(provider) is { } symbol
        && !symbol.DeclaringSyntaxReferences.Any(declaration => body.Syntax.SyntaxTree == declaration.SyntaxTree
            && body.Syntax.Span.Contains(declaration.Span))
        ? symbol
        : null;

    private static bool IsLocked(IOperation change, IOperation body)
    {
        for (IOperation? current = change; current is not null && current != body; current = current.Parent)
        {
            if (current is ILockOperation)
                return true;
        }

        return false;
    }

    // There are locks of other libraries too, above all such as can be awaited. They are known by what they are asked.
    private static bool Synchronizes(IMethodSymbol method)
        => method.Name is "Lock" or "LockAsync" or "Enter" or "EnterAsync" or "Acquire" or "AcquireAsync"
            || (method.ContainingType is { ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } type
                && !Harmless.Contains(type.Name));
}
