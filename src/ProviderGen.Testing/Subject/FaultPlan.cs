namespace ProviderGen.Testing;

/// <summary>
/// Decides which raw call of a backing fails. The backing calls <see cref="Enter"/> at the start of each; the suite arms
/// the plan before the operation it wants to see fail. Thread-safe for concurrent calls of <see cref="Enter"/>.
/// </summary>
public sealed class FaultPlan
{
    private int _countdown;
    private FaultPoint? _only;

    /// <summary>The failure that has happened since <see cref="Arm"/>, or null.</summary>
    public InjectedFaultException? Fired { get; private set; }

    /// <summary>Lets one of the coming calls fail, once.</summary>
    /// <param name="call">Which of the coming calls, 1 being the next one.</param>
    /// <param name="only">Counts calls of one kind only; null counts all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="call"/> is less than 1.</exception>
    public void Arm(int call, FaultPoint? only = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(call, 1);
        Fired = null;
        _only = only;
        Volatile.Write(ref _countdown, call);
    }

    /// <summary>Lets no further call fail. <see cref="Fired"/> stays what it is.</summary>
    public void Disarm() => Volatile.Write(ref _countdown, 0);

    /// <summary>To be called by the backing at the start of each raw call, before it has any effect.</summary>
    /// <param name="point">The kind of call.</param>
    /// <exception cref="InjectedFaultException">This is the call that has to fail.</exception>
    public void Enter(FaultPoint point)
    {
        if (Volatile.Read(ref _countdown) <= 0 || (_only is not null && _only != point))
            return;
        if (Interlocked.Decrement(ref _countdown) == 0)
            throw Fired = new InjectedFaultException(point);
    }
}
