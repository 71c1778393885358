using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>Follows what a local holds: nothing, a live provider, or one that was disposed.</summary>
internal sealed class LifetimeFlow : ForwardFlow
{
    private const int Nothing = 1;
    private const int NothingOrLive = 2;
    private const int Live = 4;
    private const int Disposed = 8;
    private const int Unknown = 16;

    private readonly OwnedLocal _local;
    private readonly HashSet<SyntaxNode> _watched;
    private readonly Dictionary<SyntaxNode, int> _seen = [];

    /// <param name="map">The control flow of the function that declares the local.</param>
    /// <param name="local">The local.</param>
    /// <param name="watched">Operations of others at which the state of the local is of interest.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public LifetimeFlow(FlowMap map, OwnedLocal local, IReadOnlyList<IOperation> watched, CancellationToken cancellationToken)
        : base(
            map,
            new FlowWindow(map, local.FindPlaces(map).Concat(watched.SelectMany(operation => map.PlacesOf(operation.Syntax)))),
            cancellationToken)
    {
        _local = local;
        _watched = [.. local.Uses.Concat(watched).Select(operation => operation.Syntax)];
        bool isLiveAtEnd = (Run(Nothing) & Live) != 0;
        IsLost |= isLiveAtEnd;
    }

    /// <summary>Whether there is a way on which a provider is live to the end, or until the local gets another one.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether what the local holds is disposed, on every way that leads to an operation.</summary>
    public bool IsDisposedAt(IOperation operation) => _seen.TryGetValue(operation.Syntax, out int states) && states == Disposed;

    /// <summary>Whether the local holds a live provider, on every way that leads to an operation.</summary>
    public bool IsLiveAt(IOperation operation) => _seen.TryGetValue(operation.Syntax, out int states) && states == Live;

    protected override int Step(IOperation operation, int states)
    {
        if (_watched.Contains(operation.Syntax)
            && operation.Kind is OperationKind.Invocation or OperationKind.PropertyReference or OperationKind.ObjectCreation)
        {
            _seen[operation.Syntax] = states | (_seen.TryGetValue(operation.Syntax, out int before) ? before : 0);
        }

        LocalEvent known = _local[operation];
        if (known is LocalEvent.Opened or LocalEvent.OpenedPerhaps or LocalEvent.Cleared)
            IsLost |= (states & Live) != 0;
        return known switch
        {
            LocalEvent.Opened => Live,
            LocalEvent.OpenedPerhaps => NothingOrLive,
            LocalEvent.Cleared => Nothing,
            LocalEvent.Disposed => Disposed,
            LocalEvent.Closed => Unknown,

            // There is something to use, or an exception.
            LocalEvent.Used or LocalEvent.Touched => WithSomething(states),
            _ => states,
        };
    }

    protected override int Refine(IOperation condition, bool outcome, int states) => TellsWhetherSomething(condition, outcome) switch
    {
        true => WithSomething(states),
        false => ((states & NothingOrLive) != 0 ? Nothing : 0) | (states & (Nothing | Unknown)),
        null => states,
    };

    // Whether an operation took place is open then. Of providers that an exception lets live nothing is said.
    protected override int AfterException(int states)
        => (states & (Live | NothingOrLive)) != 0 ? (states & ~(Live | NothingOrLive)) | Unknown : states;

    private static int WithSomething(int states)
        => ((states & NothingOrLive) != 0 ? Live : 0) | (states & ~(Nothing | NothingOrLive));

    /// <summary>Whether the local holds something, if the outcome of a condition tells.</summary>
    private bool? TellsWhetherSomething(IOperation condition, bool outcome) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => TellsWhetherSomething(not.Operand, !outcome),
        IInvocationOperation when _local[condition] == LocalEvent.OpenedPerhaps => outcome,
        IIsNullOperation test => IfNull(test.Operand, outcome),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            comparison.RightOperand.ConstantValue is { HasValue: true, Value: null }
                ? IfNull(comparison.LeftOperand, outcome == (comparison.OperatorKind == BinaryOperatorKind.Equals))
                : null,
        IIsPatternOperation { Value: var value, Pattern: var pattern } => MatchesNull(pattern, outcome) is { } isNull
            ? IfNull(value, isNull)
            : null,
        _ => null,
    };

    private bool? IfNull(IOperation value, bool isNull)
    {
        if (_local.Holds(value))
            return !isNull;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        bool isError = value is ILocalReferenceOperation { Local: var symbol }
            && _local.Acquisitions.Any(acquisition => SymbolEqualityComparer.Default.Equals(acquisition.Error, symbol));
        return isError ? isNull : null;
    }

    private static bool? MatchesNull(IPatternOperation pattern, bool outcome) => pattern switch
    {
        INegatedPatternOperation negated => MatchesNull(negated.Pattern, !outcome),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => outcome,
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } recursive
            when SymbolEqualityComparer.Default.Equals(recursive.InputType, recursive.MatchedType) => !outcome,
        IRecursivePatternOperation or IDeclarationPatternOperation or ITypePatternOperation => outcome ? false : null,
        _ => null,
    };
}
