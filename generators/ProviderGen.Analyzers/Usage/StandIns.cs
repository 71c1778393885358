using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>
/// Recognises the sentences of mocking libraries: <c>provider.Received(1).Flush()</c> and <c>provider.When(p => p.Flush())</c>
/// call nothing, they tell a stand-in for a provider which call is meant.
/// </summary>
internal static class StandIns
{
    /// <summary>Whether a call is told to a stand-in.</summary>
    public static bool IsTold(IOperation call, KnownTypes types)
    {
        while (call is IConditionalAccessOperation chain)
            call = chain.WhenNotNull;
        if (call is IAwaitOperation { Operation: var task })
            call = task;
        if (call is not IInvocationOperation told)
            return false;

        // The typed access of the runtime is given the stand-in as its first argument.
        IOperation? receiver = ProviderMembers.ValueWhoseMemberIs(told.Instance ?? told.Arguments.FirstOrDefault()?.Value);
        while (receiver is IConversionOperation { Operand: var operand })
            receiver = operand;
        return receiver switch
        {
            IInvocationOperation { TargetMethod: var method } => HandsBack(method, types),
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda }
                => FunctionOf(told, lambda) is { Parent: { } made } && AroundConversions(made) is IArgumentOperation
                {
                    Parent: IInvocationOperation { TargetMethod: var method },
                }
                && HandsOn(method, types),
            _ => false,
        };
    }

    // T Received<T>(this T substitute, ...): what it returns is the stand-in itself. Of values of a collection, or behind a
    // reference, it would be another thing.
    private static bool HandsBack(IMethodSymbol method, KnownTypes types)
        => IsOfAnotherLibrary(method, types) && IsReceiver(Whole(method), Whole(method).ReturnType);

    // void When<T>(this T substitute, Action<T> call)
    private static bool HandsOn(IMethodSymbol method, KnownTypes types)
        => IsOfAnotherLibrary(method, types)
            && Whole(method).Parameters.Skip(1).Any(parameter => parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { ReturnsVoid: true } call }
                && call.Parameters.Length == 1
                && IsReceiver(Whole(method), call.Parameters[0].Type));

    private static IMethodSymbol Whole(IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition;

    private static bool IsReceiver(IMethodSymbol method, ITypeSymbol type)
        => type is ITypeParameterSymbol
            && method is { IsExtensionMethod: true, Parameters: { Length: > 0 } parameters }
            && parameters[0].RefKind == RefKind.None
            && SymbolEqualityComparer.Default.Equals(parameters[0].Type, type);

    // .NET has methods of that kind for real values, and those of one's own are in sight.
    private static bool IsOfAnotherLibrary(IMethodSymbol method, KnownTypes types)
        => method.ContainingAssembly is { } library
            && method.DeclaringSyntaxReferences.IsEmpty
            && !SymbolEqualityComparer.Default.Equals(library, types.MemoryProvider.ContainingAssembly)
            && !library.Name.StartsWith("System", StringComparison.Ordinal)
            && !library.Name.StartsWith("Microsoft", StringComparison.Ordinal);

    private static IOperation? FunctionOf(IOperation inside, IMethodSymbol lambda)
    {
        IOperation? function = inside;
        while (function is not null && !(function is IAnonymousFunctionOperation { Symbol: var symbol } && SymbolEqualityComparer.Default.Equals(symbol, lambda)))
            function = function.Parent;
        return function;
    }

    private static IOperation AroundConversions(IOperation operation)
    {
        while (operation is IDelegateCreationOperation or IConversionOperation && operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
