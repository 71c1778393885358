using System.Text;
using Microsoft.Win32.SafeHandles;
using static System.FormattableString;

namespace ProviderGen.Providers;

/// <summary>Makes the directory of a canister snapshot. None of its files has wider permissions than the file it is made from.</summary>
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
            return SnapshotMetadata.Reject("The name of the directory is empty, or contains the character NUL.");
        try
        {
            FilePermissions permissions = PermissionsOf(image);
            using var target = NewDirectory.Create(directory, permissions);
            if (WriteFiles(image, permissions, target.Partial, template, progress, cancellationToken) is { IsOk: false } failed)
                return failed;
            cancellationToken.ThrowIfCancellationRequested();
            target.Publish();
            return MemoryResult.Ok;
        }
        catch (MemoryException exception)
        {
            return exception.Error;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new MemoryError.ProviderError($"Writing the snapshot '{directory}' failed: {exception.Message}", ProviderErrorReason.Backing, exception);
        }
    }

    // An image that is not in a file, or whose file cannot be found, is for its owner alone.
    private static FilePermissions PermissionsOf(IMemoryProvider image)
    {
        string? path = image switch
        {
            WasiMemoryProvider file => file.Path,
            MappedFileMemoryProvider file => file.Path,
            _ => null,
        };
        return File.Exists(path) ? FilePermissions.Of(path) : FilePermissions.OwnerOnly;
    }

    private static MemoryResult WriteFiles(
        IMemoryProvider image,
        FilePermissions permissions,
        string directory,
        CanisterSnapshot? template,
        IProgress<MemoryCopyProgress>? progress,
        CancellationToken cancellationToken)
    {
        if (template is not null)
            CopyOthers(template.Directory, directory, cancellationToken);

        // icp's form of an empty memory, an empty file, is fine with dfx, which does not look at it then.
        string path = Path.Combine(directory, SnapshotFiles.StableMemory);
        permissions.CreateNew(path).Dispose();
        var options = new FileMemoryProviderOptions { Mode = FileOpenMode.OpenExisting };
        if (!WasiMemoryProvider.Open(path, options).TryGetValue(out WasiMemoryProvider? memory, out MemoryError? error))
            return error;
        using (memory)
        {
            MemoryResult copied = image.CopyTo(memory, progress, cancellationToken);
            if (!copied.IsOk)
                return copied;
            WriteMetadata(directory, template, permissions, memory.Size);
            MemoryResult flushed = memory.Flush(); // and with it the names of all the files
            if (!flushed.IsOk)
                return flushed;
        }

        using SafeFileHandle done = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        permissions.Complete(done);
        FileDurability.Sync(done);
        return MemoryResult.Ok;
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
            string path = Path.Combine(from, name);
            using SafeFileHandle source = RegularFile.OpenForReading(path);
            WriteFile(Path.Combine(to, name), FilePermissions.Of(path), copy => Copy(source, copy, name, cancellationToken));
        }

        if (Directory.Exists(chunks))
            FileDurability.SyncDirectory(Path.Combine(to, SnapshotFiles.ChunkStore));
    }

    // As many bytes as there are now, so that a file that grows meanwhile has an end.
    private static void Copy(SafeFileHandle source, FileStream copy, string name, CancellationToken cancellationToken)
    {
        long length = RandomAccess.GetLength(source);
        byte[] buffer = new byte[(int)Math.Min(length, ChunkBytes)];
        for (long offset = 0; offset < length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = RandomAccess.Read(source, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - offset)), offset);
            if (read == 0)
                throw new EndOfStreamException(Invariant($"{name} of the template ends at {offset} bytes, expected {length}; it was truncated externally."));
            copy.Write(buffer.AsSpan(0, read));
            offset += read;
        }
    }

    private static void WriteMetadata(string directory, CanisterSnapshot? template, FilePermissions permissions, long size)
    {
        string text = (template?.Metadata ?? SnapshotMetadata.OfStableMemoryAlone()).WithStableMemorySize(size);
        if (template is not null)
            permissions = FilePermissions.Of(Path.Combine(template.Directory, SnapshotMetadata.FileName));
        WriteFile(Path.Combine(directory, SnapshotMetadata.FileName), permissions, file => file.Write(Encoding.UTF8.GetBytes(text)));
    }

    private static void WriteFile(string path, FilePermissions permissions, Action<FileStream> write)
    {
        using FileStream file = permissions.CreateNew(path);
        write(file);
        permissions.Complete(file.SafeFileHandle);
        FileDurability.Sync(file.SafeFileHandle);
    }
}
