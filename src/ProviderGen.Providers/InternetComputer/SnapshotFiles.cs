using Microsoft.Win32.SafeHandles;
using static System.FormattableString;

namespace ProviderGen.Providers;

/// <summary>The files of a canister snapshot, and how an interrupted download shows in them.</summary>
internal static class SnapshotFiles
{
    public const string StableMemory = "stable_memory.bin";
    public const string ChunkStore = "wasm_chunk_store";
    private const long LongestChunk = 1 << 20; // by the interface specification of the Internet Computer

    /// <summary>What both tools write beside stable memory, with the field of the metadata that gives its size.</summary>
    public static readonly (string Name, string SizeField)[] Others =
        [("wasm_module.bin", "wasm_module_size"), ("wasm_memory.bin", "wasm_memory_size")];

    // icp gives a file its full size at once, and notes here what of it has arrived. The note comes with the first chunk, and goes
    // with the last.
    private const string DownloadProgress = ".download_progress.json";

    // icp leaves it in every directory that it has worked in.
    private const string Lock = ".lock";

    /// <summary>Why the download cannot have been completed, as a sentence without the directory; null if it can.</summary>
    public static string? WhyIncomplete(string directory, SnapshotMetadata metadata)
    {
        if (File.Exists(Path.Combine(directory, DownloadProgress)))
            return $"{DownloadProgress} is still there, so its download was interrupted. Resume it first.";
        if (EndedBeforeFirstChunk(directory))
            return "icp has made its files, and nothing was written to them, so its download was interrupted. Resume it first.";

        // dfx writes one file after the other from its beginning. What is missing altogether may have been left out on purpose.
        foreach (var (name, field) in Others)
        {
            if (metadata.SizeOf(field) is { } size && LengthOf(directory, name) is { } length && length != size)
                return Mismatch(name, length, size);
        }

        return (LengthOf(directory, StableMemory), metadata.StableMemorySize) switch
        {
            (null, 0) => null,
            (null, var size) => Missing(StableMemory, size),
            (var length, var size) => length == size ? null : Mismatch(StableMemory, length.Value, size),
        };
    }

    /// <summary>
    /// Why no canister can be made of it: what the metadata speak of has to be there, as an upload fails in the middle otherwise. A
    /// sentence without the directory; null if nothing is missing.
    /// </summary>
    public static string? WhyNoTemplate(string directory, SnapshotMetadata metadata)
    {
        foreach (var (name, field) in Others)
        {
            if (metadata.SizeOf(field) is not { } size)
                return $"{SnapshotMetadata.FileName} has no usable '{field}'.";
            long? length = LengthOf(directory, name);
            if ((length ?? 0) != size)
                return length is null ? Missing(name, size) : Mismatch(name, length.Value, size);
        }

        if (metadata.Chunks is not { } chunks)
            return $"{SnapshotMetadata.FileName} has no usable '{ChunkStore}'.";
        foreach (string chunk in chunks)
        {
            long? length = LengthOf(directory, Path.Combine(ChunkStore, chunk));
            if (length is null)
                return $"{ChunkStore}/{chunk} is missing, and {SnapshotMetadata.FileName} lists it.";
            if (length > LongestChunk)
                return Invariant($"{ChunkStore}/{chunk} holds {length} bytes, and a chunk has {LongestChunk} at the most.");
        }

        return null;
    }

    // What is written by icp is data even if it is zeros. Where the file system knows no holes, everything is, and nothing is noticed.
    // An image of zeros that was exported is a hole as well, but has no chunk store unless there is a module beside it.
    private static bool EndedBeforeFirstChunk(string directory)
    {
        if (!File.Exists(Path.Combine(directory, Lock)) || !Directory.Exists(Path.Combine(directory, ChunkStore)))
            return false;
        string[] files = [.. Others.Select(file => file.Name).Append(StableMemory).Where(name => LengthOf(directory, name) > 0)];
        return files.Length > 0 && files.All(name => IsHole(Path.Combine(directory, name)));
    }

    private static bool IsHole(string path)
    {
        try
        {
            using SafeFileHandle file = RegularFile.OpenForReading(path);
            return SparseFile.NextData(file, 0, RandomAccess.GetLength(file)).Length == 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // Reading the file will say what is wrong with it.
        }
    }

    // That of the open file: of a link the directory knows only how long its text is.
    private static long? LengthOf(string directory, string name)
    {
        try
        {
            using SafeFileHandle file = RegularFile.OpenForReading(Path.Combine(directory, name));
            return RandomAccess.GetLength(file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static string Missing(string name, long size)
        => Invariant($"{name} is missing, and should hold {size} bytes.");

    private static string Mismatch(string name, long length, long size) => Invariant($"{name} holds {length} bytes, and {SnapshotMetadata.FileName} says {size}.");
}
