namespace ProviderGen;

/// <summary>A <see cref="MemoryError"/> as an exception, for those who prefer exceptions to results.</summary>
public sealed class MemoryException : Exception
{
    /// <summary>Carries an error as an exception.</summary>
    /// <param name="error">The error to carry.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public MemoryException(MemoryError error)
        : base(error?.Message, (error as MemoryError.ProviderError)?.Cause)
    {
        ArgumentNullException.ThrowIfNull(error);
        Error = error;
    }

    /// <summary>The error carried.</summary>
    public MemoryError Error { get; }
}
