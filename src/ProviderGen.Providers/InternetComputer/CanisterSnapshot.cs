using System.Diagnostics.CodeAnalysis;

namespace ProviderGen.Providers;

/// <summary>
/// A canister snapshot in a directory, as <c>dfx canister snapshot download</c> and <c>icp canister snapshot download</c>
/// write it, and as the <c>upload</c> of either reads it. Its stable memory is an image.
/// </summary>
/// <remarks>
/// The directory holds <c>metadata.json</c> and, beside the module and the heap of the canister, <c>stable_memory.bin</c>:
/// byte <c>o</c> of stable memory is byte <c>o</c> of the file. If stable memory has no pages, dfx writes no file and icp
/// an empty one; both are read. What icp keeps there for itself is left alone. A snapshot is never changed. Instances are
/// immutable and thread-safe.
/// </remarks>
public sealed class CanisterSnapshot
{
    private CanisterSnapshot(string directory, SnapshotMetadata metadata)
    {
        Directory = directory;
        Metadata = metadata;
    }

    /// <summary>The directory as it was given.</summary>
    public string Directory { get; }

    /// <summary>The size of stable memory in bytes, by the metadata; whole pages of 65,536.</summary>
    public long StableMemorySize => Metadata.StableMemorySize;

    internal SnapshotMetadata Metadata { get; }

    /// <summary>Opens a snapshot, and sees to it that its stable memory is all there.</summary>
    /// <param name="directory">The directory of the snapshot.</param>
    /// <returns>
    /// The snapshot; or an error that names the directory and says what is wrong: there is no such directory, its metadata
    /// is missing or says nothing sensible, the download has not been completed, or a file and the metadata disagree.
    /// </returns>
    public static MemoryResult<CanisterSnapshot> Open(string directory)
    {
        if (directory is null)
            return SnapshotMetadata.Reject("The parameter 'directory' is null.");
        if (!SnapshotMetadata.Read(directory).TryGetValue(out SnapshotMetadata? metadata, out MemoryError? unusable))
            return unusable;
        return Obstacle(directory, "is not complete", () => SnapshotFiles.WhyIncomplete(directory, metadata)) is { } incomplete
            ? incomplete
            : new CanisterSnapshot(directory, metadata);
    }

    /// <summary>Opens stable memory for reading, if it can be opened. The caller disposes it.</summary>
    /// <param name="memory">The image, or null. It is empty if stable memory has no pages.</param>
    /// <param name="error">Why it cannot be opened, or null.</param>
    /// <returns>Whether it has been opened.</returns>
    public bool TryOpenStableMemory([NotNullWhen(true)] out IMemoryProvider? memory, [NotNullWhen(false)] out MemoryError? error)
    {
        memory = null;
        error = null;
        if (StableMemorySize == 0)
        {
            memory = new HeapMemoryProvider();
            return true;
        }

        string path = Path.Combine(Directory, SnapshotFiles.StableMemory);
        var options = new FileMemoryProviderOptions { ReadOnly = true, Lock = false };
        if (!WasiMemoryProvider.Open(path, options).TryGetValue(out WasiMemoryProvider? file, out error))
            return false;
        if (file.Size != StableMemorySize)
        {
            file.Dispose();
            error = SnapshotMetadata.Reject($"'{path}' has changed since the snapshot was opened.");
            return false;
        }

        memory = file;
        return true;
    }

    /// <summary>Copies stable memory into a provider, as <see cref="MemoryProviderCopy.CopyTo(IMemoryProvider, IMemoryProvider, IProgress{MemoryCopyProgress}?, CancellationToken)"/> does.</summary>
    /// <param name="destination">The provider to copy to.</param>
    /// <param name="progress">Told how far the copy has come.</param>
    /// <param name="cancellationToken">Ends the copy between two chunks; what has been copied so far stays.</param>
    /// <returns>Success, or the first error of either side. Nothing is flushed.</returns>
    /// <exception cref="ArgumentNullException">The destination is null.</exception>
    /// <exception cref="OperationCanceledException">The copy was cancelled.</exception>
    public MemoryResult Import(
        IMemoryProvider destination,
        IProgress<MemoryCopyProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (!TryOpenStableMemory(out IMemoryProvider? memory, out MemoryError? error))
            return error;
        using (memory)
            return memory.CopyTo(destination, progress, cancellationToken);
    }

    /// <summary>
    /// Writes an image as the stable memory of a new snapshot. Its directory appears when all of it is there and durable, or
    /// not at all. Pages of zeros take up no space.
    /// </summary>
    /// <remarks>
    /// On Unix no file has wider permissions than the file it is made from. An image that is in no file, or behind a decorator, is for its
    /// owner alone. Until it is complete the directory is called <c>directory.partial</c>, and only its owner can look into it.
    /// </remarks>
    /// <param name="image">The image; whole pages of 65,536 bytes.</param>
    /// <param name="directory">
    /// The directory to make. It must not exist; the one it is in has to, and to be readable. Its name must be valid Unicode, and not end in
    /// '.partial'.
    /// </param>
    /// <param name="template">
    /// A snapshot of the canister the image is meant for: everything but stable memory is taken from it, so its module, its heap
    /// and its chunks have to be there. Without one the snapshot has neither module nor heap: it can be imported again, but no
    /// canister runs with it.
    /// </param>
    /// <param name="progress">Told how far the copy of the image has come.</param>
    /// <param name="cancellationToken">Ends the copy between two chunks; nothing of it stays.</param>
    /// <returns>Success, or why there is no new snapshot.</returns>
    /// <exception cref="ArgumentNullException">The image or the directory is null.</exception>
    /// <exception cref="OperationCanceledException">The copy was cancelled.</exception>
    public static MemoryResult Export(
        IMemoryProvider image,
        string directory,
        CanisterSnapshot? template = null,
        IProgress<MemoryCopyProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(directory);
        return template is not null && Obstacle(template.Directory, "cannot be the template", () => SnapshotFiles.WhyNoTemplate(template.Directory, template.Metadata)) is { } useless
            ? useless
            : SnapshotWriter.Write(image, directory, template, progress, cancellationToken);
    }

    private static MemoryError.ProviderError? Obstacle(string directory, string verdict, Func<string?> reasonOf)
    {
        try
        {
            return reasonOf() is { } reason ? SnapshotMetadata.Reject($"The snapshot in '{directory}' {verdict}: {reason}") : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new MemoryError.ProviderError($"Looking at the snapshot in '{directory}' failed: {exception.Message}", ProviderErrorReason.Backing, exception);
        }
    }
}
