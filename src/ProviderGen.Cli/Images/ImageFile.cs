using Microsoft.Win32.SafeHandles;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Images;

/// <summary>Images as files.</summary>
internal static class ImageFile
{
    public const int PageSize = MemoryProviderAttribute.DefaultPageSize;

    /// <summary>Opens an image to look at it: it is neither created nor changed, and others may look at it too.</summary>
    /// <exception cref="ToolFailureException">It cannot be opened, or is not an image.</exception>
    public static WasiMemoryProvider OpenForReading(string path)
    {
        if (Directory.Exists(path))
            throw ToolFailureException.BadInput($"'{path}' is a directory, not an image.");
        var options = new FileMemoryProviderOptions { Mode = FileOpenMode.OpenExisting, ReadOnly = true, Lock = false };
        if (WasiMemoryProvider.Open(path, options).TryGetValue(out WasiMemoryProvider? image, out MemoryError? error))
            return image;
        throw error switch
        {
            MemoryError.ProviderError { Reason: ProviderErrorReason.NotAligned } => Torn(path),
            MemoryError.ProviderError { Cause: FileNotFoundException or DirectoryNotFoundException } => ToolFailureException.BadInput($"There is no image '{path}'."),
            _ => ToolFailureException.Of(error),
        };
    }

    // The length is that of the open file, as a link has another; and if the file has become whole pages since, it is growing.
    private static ToolFailureException Torn(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        long size = RandomAccess.GetLength(file);
        byte[] start = new byte[CompressedFile.StartBytes];
        int count = RandomAccess.Read(file, start, 0);
        return size % PageSize == 0
            ? ToolFailureException.BadInput($"'{path}' was not whole pages a moment ago: another program is changing it. Try again when that has ended.")
            : new TornImageFailure(path, size, start.AsSpan(0, count));
    }
}
