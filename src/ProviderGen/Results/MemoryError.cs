using static System.FormattableString;

namespace ProviderGen;

/// <summary>
/// Why a memory operation failed: <see cref="OutOfBounds"/> or <see cref="ProviderError"/>, and nothing else, so that a
/// <see langword="switch"/> over the two is complete.
/// </summary>
public abstract class MemoryError
{
    private MemoryError()
    {
    }

    /// <summary>A sentence for people, in English.</summary>
    public abstract string Message { get; }

    /// <summary>Makes a <see cref="ProviderError"/>.</summary>
    /// <param name="message">
    /// A sentence for people that names the provider or its backing. Numbers in it are written the same way in every culture.
    /// </param>
    /// <param name="reason">What kind of failure it is, for programs.</param>
    /// <param name="cause">The exception behind the failure, if there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public static ProviderError Create(
        FormattableString message, ProviderErrorReason reason = ProviderErrorReason.Backing, Exception? cause = null)
        => new(Invariant(message), reason, cause);

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name}: {Message}";

    /// <summary>The range of an access is not inside the image. Nothing was read or written.</summary>
    /// <param name="offset">The first byte asked for, in bytes from the start of the image.</param>
    /// <param name="length">The length asked for, in bytes.</param>
    /// <param name="size">The size of the image at that moment, in bytes.</param>
    public sealed class OutOfBounds(long offset, long length, long size) : MemoryError
    {
        /// <summary>The first byte asked for, in bytes from the start of the image.</summary>
        public long Offset { get; } = offset;

        /// <summary>The length asked for, in bytes.</summary>
        public long Length { get; } = length;

        /// <summary>The size of the image at that moment, in bytes.</summary>
        public long Size { get; } = size;

        /// <inheritdoc/>
        public override string Message => Invariant($"{Length} bytes at offset {Offset} are not inside the image of {Size} bytes.");
    }

    /// <summary>The provider or its backing failed, or rejected the operation.</summary>
    /// <param name="message">A sentence for people that names the provider or its backing.</param>
    /// <param name="reason">What kind of failure it is, for programs.</param>
    /// <param name="cause">The exception behind the failure, if there is one.</param>
    public sealed class ProviderError(
        string message, ProviderErrorReason reason = ProviderErrorReason.Backing, Exception? cause = null) : MemoryError
    {
        /// <inheritdoc/>
        public override string Message { get; } = message;

        /// <summary>What kind of failure it is, for programs.</summary>
        public ProviderErrorReason Reason { get; } = reason;

        /// <summary>The exception behind the failure, if there is one.</summary>
        public Exception? Cause { get; } = cause;
    }
}
