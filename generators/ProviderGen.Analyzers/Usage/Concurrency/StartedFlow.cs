using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>
/// Follows what happens after a function has been started, and looks for uses of a provider that it shares before anybody
/// may have waited for it.
/// </summary>
internal sealed class StartedFlow : ForwardFlow
{
    private const int NotStarted = 1;
    private const int Running = 2;
    private const int MayHaveEnded = 4;

    private readonly IInvocationOperation _start;
    private readonly ISymbol _provider;
    private readonly ISymbol? _handle;
    private readonly ISet<SyntaxNode> _otherStarts;
    private readonly HashSet<SyntaxNode> _captured = [];
    private readonly Dictionary<SyntaxNode, int> _uses = [];

    /// <param name="map">The control flow of the function that starts another.</param>
    /// <param name="start">What starts it.</param>
    /// <param name="provider">The provider that is shared.</param>
    /// <param name="handle">The local with the task or the thread; who refers to it may wait.</param>
    /// <param name="functions">What else is started in it.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public StartedFlow(
        FlowMap map,
        IInvocationOperation start,
        ISymbol provider,
        ISymbol? handle,
        ConcurrentFunctions functions,
        CancellationToken cancellationToken)
        : base(map, new FlowWindow(map), cancellationToken)
    {
        _start = start;
        _provider = provider;
        _handle = handle;
        _otherStarts = functions.StartsThatMention(provider);
        Run(NotStarted);
        UsesWhileRunning = _uses.Values.Any(states => (states & Running) != 0 && (states & MayHaveEnded) == 0);
    }

    /// <summary>Whether there is a use that nobody waits before, on any way.</summary>
    public bool UsesWhileRunning { get; }

    protected override int Step(IOperation operation, int states)
    {
        if (operation is IFlowCaptureOperation { Value: var value } && IsProvider(value))
            _captured.Add(value.Syntax);
        if (IsUse(operation))
            _uses[operation.Syntax] = states | (_uses.TryGetValue(operation.Syntax, out int before) ? before : 0);

        if (operation.Kind == OperationKind.Invocation && operation.Syntax == _start.Syntax)
            return Running;
        return MayWait(operation) && (states & Running) != 0 ? (states & ~Running) | MayHaveEnded : states;
    }

    // Where an exception cuts the waiting short, nothing is said.
    protected override int AfterException(int states) => states & ~Running;

    private bool IsUse(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsProvider(call.Instance)
            || call.Arguments.Any(argument => IsProvider(argument.Value))
            || _otherStarts.Contains(call.Syntax),
        IPropertyReferenceOperation { Property.Name: "Size" or "Pages" } property => IsProvider(property.Instance),
        _ => false,
    };

    private bool IsProvider(IOperation? value) => value switch
    {
        IConversionOperation conversion => IsProvider(conversion.Operand),
        IFlowCaptureReferenceOperation captured => _captured.Contains(captured.Syntax),
        _ => SymbolEqualityComparer.Default.Equals(SharedProvider.FindSymbol(value), _provider),
    };

    private bool MayWait(IOperation operation) => operation switch
    {
        IAwaitOperation => true,
        IInvocationOperation { TargetMethod.Name: var name } => name.StartsWith("Wait", StringComparison.Ordinal)
            || name is "Join" or "GetResult" or "SignalAndWait" or "SpinUntil",
        IPropertyReferenceOperation { Property.Name: var name } => name is "Result" or "IsAlive"
            || name.StartsWith("IsCompleted", StringComparison.Ordinal),

        // From here on it is another provider.
        IAssignmentOperation assignment when IsProvider(assignment.Target) => true,
        ILocalReferenceOperation { IsDeclaration: true } declaration when IsProvider(declaration) => true,
        ILocalReferenceOperation { Local: var local } reference => SymbolEqualityComparer.Default.Equals(local, _handle)
            && !(reference.Parent is IAssignmentOperation assigned && assigned.Target == reference)
            && !_start.Syntax.Span.Contains(reference.Syntax.Span),
        _ => false,
    };
}
