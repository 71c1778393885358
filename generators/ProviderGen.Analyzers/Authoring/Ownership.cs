using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>Collects, from all over a class, where what it keeps comes from, and whether it releases any of it.</summary>
internal sealed class Ownership(IEnumerable<ISymbol> members, KnownTypes types)
{
    // Releasing these releases nothing that the garbage collector would not.
    private static readonly string[] Harmless =
    [
        "System.IO.MemoryStream", "System.IO.StringReader", "System.IO.StringWriter", "System.Threading.Tasks.Task",
        "System.Threading.SemaphoreSlim", "System.Threading.ManualResetEventSlim", "System.Threading.ReaderWriterLockSlim",
        "System.Threading.CancellationTokenSource",
    ];

    private static readonly string[] Creating = ["Open", "Create", "Rent"];

    private readonly HashSet<ISymbol> _members = new(members, SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _created = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _foreign = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _released = new(SymbolEqualityComparer.Default);

    // By the whole of what they are in.
    private readonly ConcurrentDictionary<IOperation, LocalValues> _locals = new();

    [Flags]
    private enum Origin
    {
        None = 0,
        Created = 1,
        Foreign = 2,
    }

    public static bool IsReleasable(ITypeSymbol type)
    {
        if (!IsDisposable(type))
            return false;
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (Harmless.Any(name => current.Is(name)))
                return false;
        }

        return true;
    }

    public bool IsNeverReleased(ISymbol member) => _created.ContainsKey(member) && !_released.ContainsKey(member);

    public bool MayBeForeign(ISymbol member) => _foreign.ContainsKey(member);

    public void Assign(IOperation operation)
    {
        var (assigned, value) = StoredMembers.Assigned(operation);
        foreach (ISymbol member in assigned.Where(_members.Contains))
        {
            Origin origin = OriginOf(value, new HashSet<ISymbol>(SymbolEqualityComparer.Default));
            if ((origin & Origin.Created) != 0)
                _created[member] = true;
            if ((origin & Origin.Foreign) != 0)
                _foreign[member] = true;
        }
    }

    /// <summary>Notes a release, and what cannot be followed. Constructors and opening release only where they fail.</summary>
    public void Use(IOperation reference, ISymbol user)
    {
        if (StoredMembers.Find(reference) is not { } member || !_members.Contains(member))
            return;
        IOperation used = reference;
        while (used.Parent is IConversionOperation or IParenthesizedOperation)
            used = used.Parent;
        bool isGivenAway = used.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out };
        bool isReleased = used.Parent is IUsingOperation || (Call(used) is { } call && call.TargetMethod.Name is "Dispose" or "Close" or "DisposeAsync");
        bool isOpening = user is IMethodSymbol { MethodKind: MethodKind.Constructor } or IMethodSymbol { Name: ProviderNames.OpenCore };
        if (isGivenAway || (isReleased && !isOpening))
            _released[member] = true;

        static IInvocationOperation? Call(IOperation receiver) => receiver.Parent switch
        {
            IInvocationOperation call when call.Instance == receiver => call,
            IConditionalAccessOperation { WhenNotNull: IInvocationOperation call } access when access.Operation == receiver => call,
            _ => null,
        };
    }

    // In code that does not compile, a local may be its own value, so each is followed once; the second time adds nothing.
    private Origin OriginOf(IOperation value, HashSet<ISymbol> locals) => value switch
    {
        IConversionOperation conversion => OriginOf(conversion.Operand, locals),
        IParenthesizedOperation parenthesized => OriginOf(parenthesized.Operand, locals),
        ILiteralOperation or IDefaultValueOperation or IThrowOperation => Origin.None,
        IObjectCreationOperation creation => OriginOfNew(creation.Type, creation.Arguments),
        IInvocationOperation { TargetMethod.Name: "ThrowIfError", Instance: { } result } when types.IsResult(result.Type) => OriginOf(result, locals),
        IPropertyReferenceOperation { Property.Name: "Value", Instance: { } result } when types.IsResult(result.Type) => OriginOf(result, locals),
        IInvocationOperation call when Creating.Any(word => call.TargetMethod.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            => OriginOfNew(Unwrap(call.Type), call.Arguments),
        IConditionalOperation { WhenFalse: { } otherwise } conditional => OriginOf(conditional.WhenTrue, locals) | OriginOf(otherwise, locals),
        ICoalesceOperation coalesce => OriginOf(coalesce.Value, locals) | OriginOf(coalesce.WhenNull, locals),
        ISwitchExpressionOperation choice => choice.Arms.Aggregate(Origin.None, (origin, arm) => origin | OriginOf(arm.Value, locals)),
        ILocalReferenceOperation local when InitialValue(local) is { } initial
            => locals.Add(local.Local) ? OriginOf(initial, locals) : Origin.None,
        _ => Origin.Foreign,
    };

    // What is wrapped around something of the caller's is often not to be disposed, so as to leave that open.
    private static Origin OriginOfNew(ITypeSymbol? type, IEnumerable<IArgumentOperation> arguments)
    {
        if (type is null || !IsReleasable(type))
            return Origin.None;
        return arguments.SelectMany(argument => argument.Value.DescendantsAndSelf())
            .Any(operation => operation is IParameterReferenceOperation parameter && IsDisposable(parameter.Parameter.Type))
            ? Origin.Foreign
            : Origin.Created;
    }

    // Of a local that gets nothing else.
    private IOperation? InitialValue(ILocalReferenceOperation local)
        => _locals.GetOrAdd(local.FindWhole(), static whole => new LocalValues([whole])).Find(local.Local) is { IsTakenOut: false, Source: var source }
            ? source
            : null;

    private ITypeSymbol? Unwrap(ITypeSymbol? type)
        => types.IsResult(type) && type is INamedTypeSymbol { Arity: 1 } result ? result.TypeArguments[0] : type;

    private static bool IsDisposable(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_IDisposable
            || type.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_IDisposable);
}
