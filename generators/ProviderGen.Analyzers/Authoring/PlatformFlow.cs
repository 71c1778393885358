using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>Finds out whether a place in a method is reached on Linux or macOS, from the conditions that lead to it.</summary>
internal sealed class PlatformFlow : ForwardFlow
{
    private readonly SyntaxNode _place;
    private readonly LocalValues _locals;
    private readonly SemanticModel? _model;
    private int _reachedOn;

    private PlatformFlow(FlowMap map, IOperation place, LocalValues locals, CancellationToken cancellationToken)
        : base(map, new FlowWindow(map), cancellationToken)
    {
        _place = place.Syntax;
        _locals = locals;
        _model = place.SemanticModel;
        Run(Platforms.Every);
    }

    /// <summary>Whether an operation may run on Linux or macOS.</summary>
    /// <param name="operation">The operation, which may stand in a lambda or a local function.</param>
    /// <param name="outermost">The control flow of the method.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static bool MayRunOnUnix(IOperation operation, ControlFlowGraph outermost, CancellationToken cancellationToken)
    {
        IOperation whole = operation.FindWhole();
        var locals = new LocalValues([whole]);
        var functions = new FunctionFlows(outermost);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        return MayRun(operation);

        // What is in a lambda runs where the lambda is made, and what is in a local function where that is called.
        bool MayRun(IOperation place)
        {
            IOperation function = place.FindFunction();
            if (functions.Find(function) is not { } map
                || (new PlatformFlow(map, place, locals, cancellationToken)._reachedOn & (Platforms.Linux | Platforms.MacOS)) == 0)
            {
                return false;
            }

            return function switch
            {
                IAnonymousFunctionOperation lambda => MayRun(lambda),
                ILocalFunctionOperation { Symbol: var local } => seen.Add(local)
                    && !Platforms.SaysWindowsOnly(local)
                    && whole.Descendants().Any(use => RefersTo(use, local) && MayRun(use)),
                _ => true,
            };
        }
    }

    protected override int Step(IOperation operation, int states)
    {
        if (operation.Syntax == _place)
            _reachedOn |= states;
        return states;
    }

    protected override int Refine(IOperation condition, bool outcome, int states)
    {
        Platforms told = Platforms.Of(condition, _locals, _model);
        return states & (outcome ? told.IfTrue : told.IfFalse);
    }

    // The system stays what it is.
    protected override int AfterException(int states) => states;

    private static bool RefersTo(IOperation operation, IMethodSymbol local) => operation switch
    {
        IInvocationOperation call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, local),
        IMethodReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Method.OriginalDefinition, local),
        _ => false,
    };
}
