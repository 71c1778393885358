using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Providers;

/// <summary>What <c>metadata.json</c> of a canister snapshot says; the parts that are of no interest here are kept as they are.</summary>
internal sealed class SnapshotMetadata
{
    public const string FileName = "metadata.json";
    private const int LongestFile = 4 << 20; // a hundred chunks and thousands of globals take a tenth of that

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };
    private readonly JsonObject _fields;

    private SnapshotMetadata(JsonObject fields) => _fields = fields;

    public long StableMemorySize => SizeOf("stable_memory_size") ?? 0;

    /// <summary>The size that the metadata gives, or null if it gives none.</summary>
    public long? SizeOf(string field)
        => _fields[field] is JsonValue value && value.TryGetValue(out long size) && size >= 0 ? size : null;

    /// <summary>The names of the files of all chunks, or null if the metadata does not give them.</summary>
    public IReadOnlyList<string>? Chunks
    {
        get
        {
            if (_fields[SnapshotFiles.ChunkStore] is not JsonArray chunks)
                return null;
            string[] names = [.. chunks.Select(chunk => NameOf((chunk as JsonObject)?["hash"])).OfType<string>()];
            return names.Length == chunks.Count ? names : null;
        }
    }

    public static MemoryResult<SnapshotMetadata> Read(string directory)
    {
        if (!Directory.Exists(directory))
            return Reject(File.Exists(directory) ? $"'{directory}' is a file, not the directory of a snapshot." : $"There is no directory '{directory}'.");
        string path = Path.Combine(directory, FileName);
        try
        {
            if (!File.Exists(path))
                return Reject($"'{directory}' is not a canister snapshot: it has no {FileName}.");
            if (Bytes(path) is not { } bytes || JsonNode.Parse(bytes, null, Strict) is not JsonObject fields)
                return Reject($"'{path}' is not the description of a snapshot.");
            _ = fields.ToJsonString(); // Reads every text, as what cannot be written again is of no use as a template.
            return Check(new SnapshotMetadata(fields), path);
        }
        catch (InvalidOperationException exception)
        {
            return Reject($"'{path}' holds text that is not valid Unicode: {exception.Message}", exception);
        }
        catch (JsonException exception)
        {
            return Reject($"'{path}' is not valid JSON: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new MemoryError.ProviderError($"Reading '{path}' failed: {exception.Message}", ProviderErrorReason.Backing, exception);
        }
    }

    /// <summary>Metadata of a canister without module and heap.</summary>
    public static SnapshotMetadata OfStableMemoryAlone() => new(new JsonObject
    {
        ["source"] = null,
        ["taken_at_timestamp"] = 0,
        ["wasm_module_size"] = 0,
        ["globals"] = new JsonArray(),
        ["wasm_memory_size"] = 0,
        ["stable_memory_size"] = 0,
        ["wasm_chunk_store"] = new JsonArray(),
        ["canister_version"] = 0,
        ["certified_data"] = new JsonArray(),
        ["global_timer"] = null,
        ["on_low_wasm_memory_hook_status"] = null,
    });

    /// <summary>The same with another size of stable memory, as text.</summary>
    public string WithStableMemorySize(long size)
    {
        JsonNode copy = _fields.DeepClone();
        copy["stable_memory_size"] = size;
        return copy.ToJsonString(Indented);
    }

    public static MemoryError.ProviderError Reject(string message, Exception? cause = null)
        => new(message, ProviderErrorReason.InvalidArgument, cause);

    // No more than so many bytes, however long the file says it is, and however long it becomes.
    private static byte[]? Bytes(string path)
    {
        using SafeFileHandle file = RegularFile.OpenForReading(path);
        long length = RandomAccess.GetLength(file);
        if (length > LongestFile)
            return null;
        byte[] bytes = new byte[length];
        int count = 0;
        for (int read = -1; read != 0 && count < bytes.Length; count += read)
            read = RandomAccess.Read(file, bytes.AsSpan(count), count);
        return bytes[..count];
    }

    // A hash is an array of bytes, and names the file in hexadecimal.
    private static string? NameOf(JsonNode? hash)
    {
        if (hash is not JsonArray { Count: > 0 } numbers)
            return null;
        var bytes = new byte[numbers.Count];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (numbers[i] is not JsonValue value || !value.TryGetValue(out bytes[i]))
                return null;
        }

        return Convert.ToHexStringLower(bytes) + ".bin";
    }

    private static MemoryResult<SnapshotMetadata> Check(SnapshotMetadata metadata, string path)
    {
        if (metadata.SizeOf("stable_memory_size") is not { } size)
            return Reject($"'{path}' does not say how large stable memory is: it has no usable 'stable_memory_size'.");
        return size % MemoryProviderAttribute.DefaultPageSize == 0
            ? metadata
            : MemoryError.Create(
                $"'{path}' says that stable memory has {size} bytes, which is not a whole number of pages of {MemoryProviderAttribute.DefaultPageSize} bytes.",
                ProviderErrorReason.NotAligned);
    }
}
