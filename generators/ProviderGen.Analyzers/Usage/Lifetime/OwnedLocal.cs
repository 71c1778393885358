using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>What code does with a local that holds a provider.</summary>
internal enum LocalEvent
{
    /// <summary>Looks at the reference alone: a comparison with null, for instance.</summary>
    None,

    /// <summary>Puts a new provider into it.</summary>
    Opened,

    /// <summary>Puts a new provider into it, or null.</summary>
    OpenedPerhaps,

    /// <summary>Puts null into it.</summary>
    Cleared,

    /// <summary>Disposes what it holds.</summary>
    Disposed,

    /// <summary>Does something of the kind, by another method.</summary>
    Closed,

    /// <summary>Does something that fails once the provider is disposed.</summary>
    Used,

    /// <summary>Does something else with what it holds.</summary>
    Touched,
}

/// <summary>
/// A local that gets new providers and nothing else, and whose providers nobody else gets hold of: they are not returned,
/// stored, captured or passed on. So everything that ever happens to them is in sight.
/// </summary>
internal sealed class OwnedLocal
{
    // What a provider of this kind does, and what every object does. Another method may do anything, as a helper may.
    private static readonly HashSet<string> Harmless =
        ["Grow", "Read", "Write", "Flush", "ReadInPlace", "WriteInPlace", "ToString", "Equals", "GetHashCode", "GetType"];

    private readonly HashSet<SyntaxNode> _references = [];
    private readonly Dictionary<(SyntaxNode Syntax, OperationKind Kind), LocalEvent> _events = [];
    private readonly IOperation _function;

    private OwnedLocal(ILocalSymbol symbol, IReadOnlyList<Acquisition> acquisitions)
    {
        Symbol = symbol;
        Acquisitions = acquisitions;
        _function = acquisitions[0].Write.FindFunction();
    }

    public ILocalSymbol Symbol { get; }

    public IReadOnlyList<Acquisition> Acquisitions { get; }

    /// <summary>The function that declares and uses it.</summary>
    public IOperation Function => _function;

    /// <summary>What disposes it, apart from a <c>using</c> in its declaration.</summary>
    public List<IOperation> Disposals { get; } = [];

    /// <summary>Whether its declaration says <c>using</c>.</summary>
    public bool IsUsing => Acquisitions[0].Write
        is IVariableDeclaratorOperation { Parent.Parent.Parent: IUsingDeclarationOperation or IUsingOperation };

    /// <summary>Whether it gets null somewhere.</summary>
    public bool IsCleared => _events.ContainsValue(LocalEvent.Cleared);

    /// <summary>Everything that fails once the provider is disposed.</summary>
    public List<IOperation> Uses { get; } = [];

    /// <summary>Null if others may get hold of the provider, or the local gets providers from elsewhere.</summary>
    public static OwnedLocal? Find(KnownTypes types, ILocalSymbol symbol, IReadOnlyList<Acquisition> acquisitions, VariableReferences variables)
    {
        var local = new OwnedLocal(symbol, acquisitions);
        foreach (Acquisition acquisition in acquisitions)
            local.Add(acquisition.Write, acquisition.MayFail ? LocalEvent.OpenedPerhaps : LocalEvent.Opened);

        return variables.Of(symbol).All(reference => local.Keeps(types, reference)) ? local : null;
    }

    /// <summary>Where in the control flow something happens to the local, or is told about it.</summary>
    public IEnumerable<FlowPlace> FindPlaces(FlowMap map) => _references
        .Concat(_events.Keys.Select(known => known.Syntax))
        .SelectMany(map.PlacesOf)
        .Concat(map.PlacesOf(Symbol))
        .Concat(Acquisitions.Select(acquisition => acquisition.Error).OfType<ILocalSymbol>().SelectMany(map.PlacesOf))
        .SelectMany(place => new[] { place, map.UserOf(place) });

    /// <summary>What an operation of the control flow graph does with the local.</summary>
    public LocalEvent this[IOperation operation] => operation switch
    {
        _ when _events.TryGetValue((operation.Syntax, operation.Kind), out LocalEvent known) => known,

        // What a using comes to.
        IInvocationOperation { IsImplicit: true, TargetMethod.Name: "Dispose" or "DisposeAsync" } call when Holds(call.Instance)
            => LocalEvent.Disposed,
        _ => LocalEvent.None,
    };

    /// <summary>Whether an operation of the control flow graph is the local, or a value that was read from it.</summary>
    public bool Holds(IOperation? operation) => operation switch
    {
        IConversionOperation conversion => Holds(conversion.Operand),
        ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, Symbol),
        IFlowCaptureReferenceOperation captured => _references.Contains(captured.Syntax),
        _ => false,
    };

    private bool Keeps(KnownTypes types, IOperation reference)
    {
        _references.Add(reference.Syntax);
        if (reference.FindFunction() != _function)
            return false;
        IOperation value = reference;
        while (value.Parent is IConversionOperation { OperatorMethod: null })
        {
            value = value.Parent;
            _references.Add(value.Syntax);
        }

        return IsTarget(value) || (FindEvent(types, value) is { } known && Add(value.Parent!, known));
    }

    private bool IsTarget(IOperation value) => value.Parent switch
    {
        // The first one is the local; the error goes elsewhere.
        IAssignmentOperation assignment when assignment.Target == value
            => Acquisitions.Any(acquisition => acquisition.Write == assignment)
                || (assignment is ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: null } }
                    && Add(assignment, LocalEvent.Cleared)),
        ITupleOperation or IDeclarationExpressionOperation or IArgumentOperation
            => Acquisitions.Any(acquisition => acquisition is { Write: IInvocationOperation or IDeconstructionAssignmentOperation }
                && acquisition.Write.Syntax.Span.Contains(value.Syntax.Span)
                && !acquisition.Opening.Syntax.Span.Contains(value.Syntax.Span)),
        _ => false,
    };

    /// <summary>What the operation around a reference does, or null if it may give the provider away.</summary>
    private LocalEvent? FindEvent(KnownTypes types, IOperation value)
    {
        switch (value.Parent)
        {
            case IInvocationOperation call when call.Instance == value:
                return FindEvent(types, call);

            // What the runtime does for every provider, it does at once, unless it hands out a stream.
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method } call }
                when types.IsResult(method.ReturnType)
                    && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, types.MemoryProvider.ContainingAssembly):
                Uses.Add(call);
                Add(call, LocalEvent.Used);
                return LocalEvent.None;
            case IPropertyReferenceOperation { Property.Name: "Size" or "Pages" } property when types.IsProvider(property.Instance?.Type):
                Uses.Add(property);
                return LocalEvent.Used;

            // An extension property is a method that gets the provider.
            case IPropertyReferenceOperation { Property.ContainingType: var owner } property when !types.IsProvider(owner):
                Disposals.Add(property);
                return LocalEvent.Closed;
            case IMemberReferenceOperation and not IMethodReferenceOperation:
                return LocalEvent.Touched;
            case IConditionalAccessOperation access when access.Operation == value:
                IOperation? inner = access.WhenNotNull.DescendantsAndSelf()
                    .OfType<IConditionalAccessInstanceOperation>().FirstOrDefault();
                while (inner?.Parent is IConversionOperation)
                    inner = inner.Parent;
                return inner?.Parent is { } member && FindEvent(types, inner) is { } known && Add(member, known) ? LocalEvent.None : null;
            case IUsingOperation resource when resource.Resources == value:
                Disposals.Add(resource);
                return LocalEvent.None;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } or IIsTypeOperation or INameOfOperation:
                return LocalEvent.None;
            case IIsPatternOperation pattern when !pattern.Pattern.DescendantsAndSelf().Any(Declares):
                return LocalEvent.None;
            default:
                return null;
        }
    }

    private LocalEvent? FindEvent(KnownTypes types, IInvocationOperation call)
    {
        switch (call.TargetMethod)
        {
            case { Name: "Dispose", Parameters.Length: 0 }:
                Disposals.Add(call);
                return LocalEvent.Disposed;
            case { Name: "Close" or "DisposeAsync" }:
                Disposals.Add(call);
                return LocalEvent.Closed;

            // What it returns may be the provider itself, or take care of it.
            case { ReturnType: var type } when IsDisposable(type) || (type as INamedTypeSymbol)?.TypeArguments.Any(IsDisposable) == true:
                return null;
        }

        bool isUse = types.IsResult(call.TargetMethod.ReturnType);
        if (isUse)
            Uses.Add(call);
        if (Harmless.Contains(call.TargetMethod.Name))
            return isUse ? LocalEvent.Used : LocalEvent.Touched;
        Disposals.Add(call);
        return LocalEvent.Closed;
    }

    private static bool IsDisposable(ITypeSymbol type) => type.SpecialType == SpecialType.System_IDisposable
        || type.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_IDisposable);

    private static bool Declares(IOperation pattern) => pattern
        is IDeclarationPatternOperation { DeclaredSymbol: not null }
        or IRecursivePatternOperation { DeclaredSymbol: not null }
        or IListPatternOperation { DeclaredSymbol: not null };

    // The control flow graph has operations of its own, for the same syntax; and declarations are assignments there.
    private bool Add(IOperation operation, LocalEvent known)
    {
        if (known != LocalEvent.None)
            _events[(operation.Syntax, operation is IVariableDeclaratorOperation ? OperationKind.SimpleAssignment : operation.Kind)] = known;
        return true;
    }
}
