using System.Globalization;
using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Images;

/// <summary>Images as files.</summary>
internal static class ImageFile
{
    public const int PageSize = 65_536;

    /// <summary>Opens an image to look at it: it is neither created nor changed, and others may look at it too.</summary>
    /// <exception cref="ToolFailure">It cannot be opened, or is not an image.</exception>
    public static WasiMemoryProvider OpenForReading(string path)
    {
        if (Directory.Exists(path))
            throw ToolFailure.BadInput($"'{path}' is a directory, not an image.");
        var options = new WasiMemoryProviderOptions { Mode = WasiFileMode.OpenExisting, ReadOnly = true, Lock = false };
        if (WasiMemoryProvider.Open(path, options).TryGetValue(out WasiMemoryProvider? image, out MemoryError? error))
            return image;
        throw error switch
        {
            MemoryError.ProviderError { Reason: ProviderErrorReason.NotAligned } => NotAligned(path),
            MemoryError.ProviderError { Cause: FileNotFoundException or DirectoryNotFoundException } => ToolFailure.BadInput($"There is no image '{path}'."),
            _ => ToolFailure.Of(error),
        };
    }

    private static ToolFailure NotAligned(string path)
    {
        long length = new FileInfo(path).Length;
        return ToolFailure.BadInput(string.Create(
            CultureInfo.InvariantCulture,
            $"'{path}' is not an image: its {length} bytes are {Text.Count(length / PageSize, "page")} and {Text.Count(length % PageSize, "byte")}. 'providergen repair' can pad or trim it."));
    }
}
