using System.ComponentModel;
using System.Globalization;

namespace ProviderGen.CompilerServices;

/// <summary>
/// Used by generated code: every error a provider reports, worded in one place. <c>provider</c> names the provider and,
/// where it has a name, its backing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MemoryErrors
{
    /// <summary>An access that is not inside the image.</summary>
    public static MemoryError OutOfBounds(long offset, long length, long size)
        => new MemoryError.OutOfBounds(offset, length, size);

    /// <summary>An operation after disposal.</summary>
    public static MemoryError Disposed(string provider)
        => new MemoryError.ProviderError($"{provider} has been disposed.", ProviderErrorReason.Disposed);

    /// <summary>A change to a read-only provider.</summary>
    public static MemoryError ReadOnly(string provider)
        => new MemoryError.ProviderError($"{provider} is read-only.", ProviderErrorReason.ReadOnly);

    /// <summary>A growth by less than nothing, or beyond the limit.</summary>
    public static MemoryError GrowthRejected(string provider, long pages, long current, long limit)
        => pages < 0
            ? Create(ProviderErrorReason.InvalidArgument, $"{provider} cannot grow by {pages} pages.")
            : Create(
                ProviderErrorReason.LimitExceeded,
                $"{provider} cannot grow by {pages} pages: it has {current}, and its limit is {limit}.");

    /// <summary>A backing that does not have the length the provider left it with.</summary>
    public static MemoryError LengthChanged(string provider, long actual, long expected)
        => Create(
            ProviderErrorReason.LengthChanged,
            $"{provider} does not grow: its backing holds {actual} bytes, not {expected}. Somebody else changed it.");

    /// <summary>A backing that is not a whole number of pages long.</summary>
    public static MemoryError NotAligned(string provider, long length, int pageSize)
        => Create(
            ProviderErrorReason.NotAligned,
            $"{provider} holds {length} bytes, which is not a whole number of pages of {pageSize} bytes. It is left as it is.");

    /// <summary>A backing that is longer than the provider may become.</summary>
    public static MemoryError BackingBeyondLimit(string provider, long length, int pageSize, long limit)
        => Create(
            ProviderErrorReason.LimitExceeded,
            $"{provider} holds {length} bytes, which is more than {limit} pages of {pageSize} bytes. It is left as it is.");

    /// <summary>A null argument of an opener.</summary>
    public static MemoryError NullArgument(string provider, string parameter)
        => new MemoryError.ProviderError(
            $"{provider} cannot be opened: '{parameter}' is null.",
            ProviderErrorReason.InvalidArgument,
            new ArgumentNullException(parameter));

    /// <summary>A null callback.</summary>
    public static MemoryError NullCallback(string provider, string parameter)
        => new MemoryError.ProviderError(
            $"{provider} cannot be visited: '{parameter}' is null.",
            ProviderErrorReason.InvalidArgument,
            new ArgumentNullException(parameter));

    /// <summary>An exception while opening. An error that it carries keeps its reason, and arguments that make no sense have one.</summary>
    public static MemoryError OpenFailed(string provider, Exception cause)
        => new MemoryError.ProviderError(
            $"{provider} cannot be opened: {cause.Message}",
            cause is ArgumentException ? ProviderErrorReason.InvalidArgument : ReasonOf(cause),
            cause);

    /// <summary>An exception from a primitive that reads or writes.</summary>
    public static MemoryError AccessFailed(string provider, string what, long offset, long length, Exception cause)
        => Create(
            ProviderErrorReason.Backing,
            $"{provider}: {what} {length} bytes at offset {offset} failed: {cause.Message}",
            cause);

    /// <summary>An exception while growing. A limit or a changed length that it reports stays its reason.</summary>
    public static MemoryError GrowthFailed(string provider, long pages, Exception cause)
        => Create(
            ReasonOf(cause) is var reason and (ProviderErrorReason.LengthChanged or ProviderErrorReason.LimitExceeded)
                ? reason
                : ProviderErrorReason.Backing,
            $"{provider}: growing by {pages} page{(pages == 1 ? "" : "s")} failed: {cause.Message}",
            cause is MemoryException { InnerException: { } original } ? original : cause);

    /// <summary>
    /// Whether an exception is a rejection: an error that a primitive has thought about, and that left nothing behind.
    /// </summary>
    public static bool IsRejection(Exception cause) => cause is MemoryException;

    /// <summary>An exception while flushing.</summary>
    public static MemoryError FlushFailed(string provider, Exception cause)
        => new MemoryError.ProviderError(
            $"{provider}: the flush failed: {cause.Message} Everything since the last successful flush may be lost.",
            ProviderErrorReason.Backing,
            cause);

    /// <summary>What every change is answered with after a failed flush.</summary>
    public static MemoryError Latched(string provider, Exception cause)
        => new MemoryError.ProviderError(
            $"{provider} takes no changes since a flush failed: {cause.Message} Reopen it to go on; that clears this state, "
            + "not the loss: everything since the last successful flush is unspecified.",
            ProviderErrorReason.Latched,
            cause);

    /// <summary>A ReadCore that returned no byte, as the backing ended inside the image, or a count its contract does not allow.</summary>
    public static MemoryError BadRead(string provider, long offset, int returned, int asked, long size)
        => returned == 0
            ? Create(
                ProviderErrorReason.Backing, $"{provider}: the backing ended at byte {offset} or before, expected {size} bytes.")
            : BadTransfer(provider, "ReadCore", offset, returned, asked);

    /// <summary>A primitive that returned what its contract does not allow.</summary>
    public static MemoryError BadTransfer(string provider, string primitive, long offset, long returned, long asked)
        => Create(
            ProviderErrorReason.Backing,
            $"{provider}: {primitive} answered with {returned} bytes at offset {offset}, where 1 to {asked} are allowed.");

    /// <summary>As <see cref="BadTransfer"/>, where the failure travels as an exception; no rejection, as there may be a remainder.</summary>
    public static Exception BadTransferException(string provider, string primitive, long offset, long returned, long asked)
        => new InvalidOperationException(BadTransfer(provider, primitive, offset, returned, asked).Message);

    private static ProviderErrorReason ReasonOf(Exception cause)
        => cause is MemoryException { Error: MemoryError.ProviderError carried } ? carried.Reason : ProviderErrorReason.Backing;

    private static MemoryError.ProviderError Create(
        ProviderErrorReason reason, FormattableString message, Exception? cause = null)
        => new(message.ToString(CultureInfo.InvariantCulture), reason, cause);
}
