using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Providers;

/// <summary>Makes the directory of a canister snapshot, under another name until all of it is there.</summary>
internal static class SnapshotWriter
{
    private const int ChunkBytes = 1 << 20;

    public static MemoryResult Write(
        IMemoryProvider image,
        string directory,
        CanisterSnapshot? template,
        IProgress<MemoryCopyProgress>? progress,
        CancellationToken cancellationToken)
    {
        if (directory.Length == 0 || directory.Contains('\0', StringComparison.Ordinal))
            return SnapshotMetadata.Refuse("The name of the directory is empty, or contains the character NUL.");

        // A slash at the end would put the working directory inside the new one.
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        string partial = target + ".partial";
        foreach (string path in (string[])[target, partial])
        {
            if (Path.Exists(path))
                return SnapshotMetadata.Refuse($"'{path}' exists already.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(target)))
            return SnapshotMetadata.Refuse($"There is no directory '{Path.GetDirectoryName(target)}'.");

        bool isDone = false;
        try
        {
            Directory.CreateDirectory(partial);
            MemoryResult written = WriteFiles(image, partial, template, progress, cancellationToken);
            if (!written.IsOk)
                return written;
            cancellationToken.ThrowIfCancellationRequested();
            Directory.Move(partial, target);
            isDone = true;
            FileDurability.SyncDirectory(Path.GetDirectoryName(target)!);
            return MemoryResult.Ok;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new MemoryError.ProviderError($"Writing the snapshot '{directory}' failed: {exception.Message}", ProviderErrorReason.Backing, exception);
        }
        finally
        {
            if (!isDone && Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
        }
    }

    private static MemoryResult WriteFiles(
        IMemoryProvider image,
        string directory,
        CanisterSnapshot? template,
        IProgress<MemoryCopyProgress>? progress,
        CancellationToken cancellationToken)
    {
        if (template is not null)
            CopyOthers(template.Directory, directory, cancellationToken);

        // icp's form of an empty memory, an empty file, is fine with dfx, which does not look at it then.
        var options = new WasiMemoryProviderOptions { Mode = WasiFileMode.CreateNew };
        if (!WasiMemoryProvider.Open(Path.Combine(directory, SnapshotFiles.StableMemory), options).TryGetValue(out WasiMemoryProvider? memory, out MemoryError? error))
            return error;
        using (memory)
        {
            MemoryResult copied = image.CopyTo(memory, progress, cancellationToken);
            if (!copied.IsOk)
                return copied;
            WriteText(Path.Combine(directory, SnapshotMetadata.FileName), (template?.Metadata ?? SnapshotMetadata.OfStableMemoryAlone()).WithStableMemorySize(memory.Size));
            return memory.Flush(); // and with it the names of all the files
        }
    }

    private static void CopyOthers(string from, string to, CancellationToken cancellationToken)
    {
        IEnumerable<string> names = SnapshotFiles.Others.Select(file => file.Name).Where(name => File.Exists(Path.Combine(from, name)));
        string chunks = Path.Combine(from, SnapshotFiles.ChunkStore);
        if (Directory.Exists(chunks))
        {
            Directory.CreateDirectory(Path.Combine(to, SnapshotFiles.ChunkStore));
            names = names.Concat(Directory.EnumerateFiles(chunks, "*.bin").Select(path => Path.Combine(SnapshotFiles.ChunkStore, Path.GetFileName(path))));
        }

        foreach (string name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using SafeFileHandle source = RegularFile.OpenForReading(Path.Combine(from, name));
            using SafeFileHandle copy = File.OpenHandle(Path.Combine(to, name), FileMode.CreateNew, FileAccess.Write);
            Copy(source, copy, name, cancellationToken);
            FileDurability.Sync(copy);
        }

        if (Directory.Exists(chunks))
            FileDurability.SyncDirectory(Path.Combine(to, SnapshotFiles.ChunkStore));
    }

    // As many bytes as there are now, so that a file that grows meanwhile has an end.
    private static void Copy(SafeFileHandle source, SafeFileHandle copy, string name, CancellationToken cancellationToken)
    {
        long length = RandomAccess.GetLength(source);
        byte[] buffer = new byte[(int)Math.Min(length, ChunkBytes)];
        for (long offset = 0; offset < length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = RandomAccess.Read(source, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - offset)), offset);
            if (read == 0)
                throw new EndOfStreamException(string.Create(CultureInfo.InvariantCulture, $"{name} of the template ends at {offset} bytes, and had {length}; somebody else cut it."));
            RandomAccess.Write(copy, buffer.AsSpan(0, read), offset);
            offset += read;
        }
    }

    private static void WriteText(string path, string text)
    {
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
        FileDurability.Sync(file.SafeFileHandle);
    }
}
