namespace ProviderGen.Testing;

/// <summary>
/// Decides which raw call of a backing goes wrong, and how. The backing calls <see cref="Enter(FaultPoint)"/>, or <see cref="Meet"/> if
/// it can do more than fail, at the start of each; arm the plan before the operation that has to fail.
/// Thread-safe.
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private int _countdown;
    private FaultPoint? _only;
    private FaultKind _kind;
    private bool _forGood;

    /// <summary>The last fault that has happened since <see cref="Arm"/>, or null.</summary>
    public InjectedFaultException? Fired { get; private set; }

    /// <summary>How many faults have happened since the plan was made.</summary>
    public long Count { get; private set; }

    /// <summary>While true, calls go through and are not counted. False by default.</summary>
    public bool IsPaused { get; set; }

    /// <summary>What happens while a call is delayed. Nothing by default.</summary>
    public Action? OnDelay { get; set; }

    /// <summary>Lets one of the coming calls go wrong.</summary>
    /// <param name="call">Which of the coming calls, 1 being the next one.</param>
    /// <param name="only">Counts calls of one kind only; null counts all.</param>
    /// <param name="kind">What goes wrong.</param>
    /// <param name="forGood">Whether every call after that goes wrong as well, until <see cref="Disarm"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="call"/> is less than 1.</exception>
    public void Arm(int call, FaultPoint? only = null, FaultKind kind = FaultKind.Fail, bool forGood = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(call, 1);
        lock (_gate)
            (_countdown, _only, _kind, _forGood, Fired) = (call, only, kind, forGood, null);
    }

    /// <summary>Lets no further call go wrong. <see cref="Fired"/> stays what it is.</summary>
    public void Disarm()
    {
        lock (_gate)
            _countdown = 0;
    }

    /// <summary>To be called by a backing that can only fail, at the start of each raw call, before it has any effect.</summary>
    /// <param name="point">The kind of call.</param>
    /// <exception cref="InjectedFaultException">This is the call that has to fail.</exception>
    public void Enter(FaultPoint point)
    {
        if (Next(point) is { Kind: not (FaultKind.Delay or FaultKind.Shorten) } fault)
            throw fault;
    }

    /// <summary>To be called by a provider before each raw call, where no backing comes between the two.</summary>
    /// <param name="primitive">The name of the primitive that makes the call, such as <c>ReadCore</c>.</param>
    /// <exception cref="InjectedFaultException">This is the call that has to fail.</exception>
    /// <exception cref="ArgumentException">No primitive of that name makes raw calls that can fail.</exception>
    public void Enter(string primitive) => Enter(primitive switch
    {
        "LengthCore" => FaultPoint.Length,
        "GrowCore" => FaultPoint.Grow,
        "ZeroCore" => FaultPoint.Zero,
        "ReadCore" => FaultPoint.Read,
        "WriteCore" => FaultPoint.Write,
        "FlushCore" => FaultPoint.Flush,
        _ => throw new ArgumentException($"'{primitive}' is none of LengthCore, GrowCore, ZeroCore, ReadCore, WriteCore and FlushCore.", nameof(primitive)),
    });

    /// <summary>To be called by a backing that can do more than fail, at the start of each raw call.</summary>
    /// <param name="point">The kind of call.</param>
    /// <returns>What the backing has to let go wrong, or null. A delay has already passed.</returns>
    public FaultKind? Meet(FaultPoint point) => Next(point)?.Kind;

    private InjectedFaultException? Next(FaultPoint point)
    {
        // Most backings have a plan that is not armed, and should not have to wait for one another.
        if (Volatile.Read(ref _countdown) <= 0)
            return null;
        InjectedFaultException fault;
        lock (_gate)
        {
            if (IsPaused || _countdown <= 0 || !Applies(point) || --_countdown > 0)
                return null;
            if (_forGood)
                _countdown = 1;
            Fired = fault = new InjectedFaultException(point, _kind);
            Count++;
        }

        if (fault.Kind == FaultKind.Delay)
            OnDelay?.Invoke();
        return fault;
    }

    // Addressing a run of bytes cannot fail by contract; it can only answer with another length.
    private bool Applies(FaultPoint point)
        => (_only ?? point) == point
            && (point != FaultPoint.Span || _kind is FaultKind.Shorten or FaultKind.Starve or FaultKind.Overstate);
}
