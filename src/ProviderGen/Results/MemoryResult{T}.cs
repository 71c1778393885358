using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace ProviderGen;

/// <summary>
/// The outcome of a memory operation that yields a value. <see langword="default"/> is a failure: a result that was
/// never filled in does not pass for success.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct MemoryResult<T> : IEquatable<MemoryResult<T>>
{
    private readonly T? _value;
    private readonly MemoryError? _error;

    private MemoryResult(T value)
    {
        _value = value;
        IsOk = true;
    }

    private MemoryResult(MemoryError error) => _error = error;

    /// <summary>Whether the operation succeeded.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk { get; }

    /// <summary>Why the operation failed, or null if it succeeded.</summary>
    public MemoryError? Error => IsOk ? null : _error ?? Uninitialized.Error;

    /// <summary>The value.</summary>
    /// <exception cref="MemoryException">The operation failed.</exception>
    public T Value => ThrowIfError();

    /// <summary>Gets the value if there is one.</summary>
    /// <param name="value">The value, if the operation succeeded.</param>
    /// <returns>Whether the operation succeeded.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsOk;
    }

    /// <summary>Gets the value if there is one, or else the error.</summary>
    /// <param name="value">The value, if the operation succeeded.</param>
    /// <param name="error">Why the operation failed, if it did.</param>
    /// <returns>Whether the operation succeeded.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out MemoryError? error)
    {
        value = _value;
        error = Error;
        return IsOk;
    }

    /// <summary>Returns the value, or throws if the operation failed.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="MemoryException">The operation failed.</exception>
    public T ThrowIfError() => IsOk ? _value! : throw new MemoryException(Error);

    /// <summary>Takes the result apart, as in <c>var (previous, error) = provider.Grow(1);</c>.</summary>
    /// <param name="value">The value, or the type's default if the operation failed.</param>
    /// <param name="error">Why the operation failed, or null.</param>
    public void Deconstruct(out T? value, out MemoryError? error)
    {
        value = _value;
        error = Error;
    }

    /// <inheritdoc/>
    public override string ToString() => IsOk ? $"Ok: {_value}" : Error.ToString();

    /// <inheritdoc/>
    public bool Equals(MemoryResult<T> other)
        => IsOk == other.IsOk && ReferenceEquals(_error, other._error) && EqualityComparer<T?>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MemoryResult<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsOk, _error, _value);

    /// <summary>Whether two results carry equal values or the same error instance.</summary>
    /// <param name="left">A result.</param>
    /// <param name="right">Another result.</param>
    public static bool operator ==(MemoryResult<T> left, MemoryResult<T> right) => left.Equals(right);

    /// <summary>Whether two results differ.</summary>
    /// <param name="left">A result.</param>
    /// <param name="right">Another result.</param>
    public static bool operator !=(MemoryResult<T> left, MemoryResult<T> right) => !left.Equals(right);

    /// <summary>Turns a value into a successful result.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator MemoryResult<T>(T value) => new(value);

    /// <summary>Turns an error into a failed result.</summary>
    /// <param name="error">Why the operation failed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public static implicit operator MemoryResult<T>(MemoryError error)
        => new(error ?? throw new ArgumentNullException(nameof(error)));
}

/// <summary>What the default value of a result that carries a value stands for.</summary>
file static class Uninitialized
{
    public static readonly MemoryError Error = new MemoryError.ProviderError(
        "The result was never filled in: it is the default value of its type.", ProviderErrorReason.InvalidArgument);
}
