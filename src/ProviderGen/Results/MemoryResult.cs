using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace ProviderGen;

/// <summary>The outcome of a memory operation that yields no value. <see langword="default"/> is success.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct MemoryResult : IEquatable<MemoryResult>
{
    private MemoryResult(MemoryError? error) => Error = error;

    /// <summary>Success.</summary>
    public static MemoryResult Ok => default;

    /// <summary>Whether the operation succeeded.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    /// <summary>Why the operation failed, or null if it succeeded.</summary>
    public MemoryError? Error { get; }

    /// <summary>A failure.</summary>
    /// <param name="error">Why the operation failed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public static MemoryResult Fail(MemoryError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new MemoryResult(error);
    }

    /// <summary>
    /// A success that carries a value, for types that do not become a result by themselves: a value whose type is an interface.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static MemoryResult<T> Of<T>(T value) => value;

    /// <summary>Throws if the operation failed.</summary>
    /// <exception cref="MemoryException">The operation failed.</exception>
    public void ThrowIfError()
    {
        if (Error is not null)
            throw new MemoryException(Error);
    }

    /// <summary>Takes the result apart, as in <c>var (isOk, error) = provider.Flush();</c>.</summary>
    /// <param name="isOk">Whether the operation succeeded.</param>
    /// <param name="error">Why it failed, or null.</param>
    public void Deconstruct(out bool isOk, out MemoryError? error)
    {
        isOk = IsOk;
        error = Error;
    }

    /// <inheritdoc/>
    public override string ToString() => Error?.ToString() ?? "Ok";

    /// <inheritdoc/>
    public bool Equals(MemoryResult other) => ReferenceEquals(Error, other.Error);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MemoryResult other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Error?.GetHashCode() ?? 0;

    /// <summary>Whether two results are both successes or carry the same error instance.</summary>
    /// <param name="left">A result.</param>
    /// <param name="right">Another result.</param>
    public static bool operator ==(MemoryResult left, MemoryResult right) => left.Equals(right);

    /// <summary>Whether two results differ.</summary>
    /// <param name="left">A result.</param>
    /// <param name="right">Another result.</param>
    public static bool operator !=(MemoryResult left, MemoryResult right) => !left.Equals(right);

    /// <summary>Turns an error into a failed result.</summary>
    /// <param name="error">Why the operation failed.</param>
    public static implicit operator MemoryResult(MemoryError error) => Fail(error);
}
