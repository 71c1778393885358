using System.ComponentModel;

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
            ? MemoryError.Create($"Cannot grow {provider} by {pages} pages.", ProviderErrorReason.InvalidArgument)
            : MemoryError.Create(
                $"Cannot grow {provider} by {pages} pages: it has {current}, and its limit is {limit}.", ProviderErrorReason.LimitExceeded);

    /// <summary>A backing that does not have the length the provider left it with.</summary>
    public static MemoryError LengthChanged(string provider, long actual, long expected)
        => MemoryError.Create(
            $"Cannot grow {provider}: the backing is {actual} bytes long, expected {expected}; it was modified externally.",
            ProviderErrorReason.LengthChanged);

    /// <summary>A backing that is not a whole number of pages long.</summary>
    public static MemoryError NotAligned(string provider, long length, int pageSize)
        => MemoryError.Create(
            $"{provider} holds {length} bytes, which is not a whole number of pages of {pageSize} bytes. It has not been changed.",
            ProviderErrorReason.NotAligned);

    /// <summary>A backing that is longer than the provider may become.</summary>
    public static MemoryError BackingBeyondLimit(string provider, long length, int pageSize, long limit)
        => MemoryError.Create(
            $"{provider} holds {length} bytes, which is more than {limit} pages of {pageSize} bytes. It has not been changed.",
            ProviderErrorReason.LimitExceeded);

    /// <summary>A null argument of an Open method.</summary>
    public static MemoryError NullArgument(string provider, string parameter)
        => new MemoryError.ProviderError(
            $"{provider} cannot be opened: '{parameter}' is null.",
            ProviderErrorReason.InvalidArgument,
            new ArgumentNullException(parameter));

    /// <summary>A null callback.</summary>
    public static MemoryError NullCallback(string provider, string parameter)
        => new MemoryError.ProviderError(
            $"{provider} cannot be accessed in place: '{parameter}' is null.",
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
        => MemoryError.Create(
            $"{provider}: {what} {length} bytes at offset {offset} failed: {cause.Message}", ProviderErrorReason.Backing, cause);

    /// <summary>An exception while growing. A limit or a changed length that it reports stays its reason.</summary>
    public static MemoryError GrowthFailed(string provider, long pages, Exception cause)
        => MemoryError.Create(
            $"{provider}: growing by {pages} page{(pages == 1 ? "" : "s")} failed: {cause.Message}",
            ReasonOf(cause) is var reason and (ProviderErrorReason.LengthChanged or ProviderErrorReason.LimitExceeded)
                ? reason
                : ProviderErrorReason.Backing,
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

    /// <summary>The error of every change after a failed flush.</summary>
    public static MemoryError Latched(string provider, Exception cause)
        => new MemoryError.ProviderError(
            $"{provider} rejects changes because a flush failed: {cause.Message} Reopen it to continue; everything since the last "
            + "successful flush may be lost.",
            ProviderErrorReason.Latched,
            cause);

    /// <summary>A ReadCore that returned no byte, as the backing ended inside the image, or a count its contract does not allow.</summary>
    public static MemoryError BadRead(string provider, long offset, int returned, int asked, long size)
        => returned == 0
            ? MemoryError.Create($"{provider}: the backing ended at byte {offset} or before, expected {size} bytes.")
            : BadTransfer(provider, "ReadCore", offset, returned, asked);

    /// <summary>A primitive that returned what its contract does not allow.</summary>
    public static MemoryError BadTransfer(string provider, string primitive, long offset, long returned, long asked)
        => MemoryError.Create($"{provider}: {primitive} returned {returned} bytes at offset {offset}, expected 1 to {asked}.");

    /// <summary>As <see cref="BadTransfer"/>, where the failure travels as an exception; no rejection, as there may be a remainder.</summary>
    public static Exception BadTransferException(string provider, string primitive, long offset, long returned, long asked)
        => new InvalidOperationException(BadTransfer(provider, primitive, offset, returned, asked).Message);

    private static ProviderErrorReason ReasonOf(Exception cause)
        => cause is MemoryException { Error: MemoryError.ProviderError carried } ? carried.Reason : ProviderErrorReason.Backing;
}
