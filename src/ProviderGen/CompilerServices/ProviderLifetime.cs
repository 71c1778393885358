using System.ComponentModel;

namespace ProviderGen.CompilerServices;

/// <summary>
/// Used by generated code: whether a provider is open, and how many callbacks are visiting its memory. The caller that
/// <see cref="Close"/> or <see cref="Leave"/> tells to releases the backing, exactly once and never under a visitor.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ProviderLifetime
{
    private const int Closed = int.MinValue;

    // The number of visitors; the sign bit says that the provider has been closed.
    private int _state;

    /// <summary>Whether the provider has not been closed.</summary>
    public readonly bool IsOpen => _state >= 0;

    /// <summary>Begins a visit, unless the provider has been closed.</summary>
    /// <returns>Whether the visit may go on; then it ends with <see cref="Leave"/>.</returns>
    public bool TryEnter()
    {
        int seen = Volatile.Read(ref _state);
        while (seen >= 0)
        {
            int before = Interlocked.CompareExchange(ref _state, seen + 1, seen);
            if (before == seen)
                return true;
            seen = before;
        }

        return false;
    }

    /// <summary>Ends a visit.</summary>
    /// <returns>Whether the caller has to release the backing.</returns>
    public bool Leave() => Interlocked.Decrement(ref _state) == Closed;

    /// <summary>Closes the provider. Calls after the first do nothing.</summary>
    /// <returns>Whether the caller has to release the backing.</returns>
    public bool Close() => Interlocked.Or(ref _state, Closed) == 0;
}
