using ProviderGen.Cli.Output;
using static System.FormattableString;

namespace ProviderGen.Cli.Images;

/// <summary>A file is not whole pages, and so no image.</summary>
/// <param name="path">The file.</param>
/// <param name="size">Its length in bytes.</param>
/// <param name="start">Its first bytes, as many as <see cref="CompressedFile.StartBytes"/> if it has so many.</param>
internal sealed class TornImageFailure(string path, long size, ReadOnlySpan<byte> start)
    : ToolFailureException(ExitCodes.BadInput, $"'{path}' is not an image: {Reason(size, CompressedFile.FormatOf(start))}")
{
    public long Size { get; } = size;

    private static string Reason(long size, string? format)
    {
        if (format is not null)
            return $"it is compressed with {format}. Unpack it first.";
        string bytes = size == 1 ? "1 byte is" : Invariant($"{size} bytes are");

        // What is shorter than a page may be anything, and cutting it off would leave nothing.
        return size < ImageFile.PageSize
            ? $"its {bytes} less than a page of {Text.Number(ImageFile.PageSize)}. If it is the beginning of one, 'providergen repair' can pad it."
            : $"its {bytes} {Text.Count(size / ImageFile.PageSize, "page")} and {Text.Count(size % ImageFile.PageSize, "byte")}. 'providergen repair' can pad or trim it.";
    }
}
