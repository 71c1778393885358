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

    /// <summary>Makes the exception by which a primitive says why it failed.</summary>
    /// <param name="message">A sentence for people that names the backing. Numbers in it are written the same way in every culture.</param>
    /// <param name="reason">What kind of failure it is, for programs.</param>
    /// <param name="cause">The exception behind the failure, if there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public static MemoryException Create(
        FormattableString message, ProviderErrorReason reason = ProviderErrorReason.Backing, Exception? cause = null)
        => new(MemoryError.Create(message, reason, cause));

    /// <summary>The error carried.</summary>
    public MemoryError Error { get; }
}
