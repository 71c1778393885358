namespace ProviderGen.Cli.Images;

/// <summary>Files that are no images because they have been compressed, which their first bytes tell.</summary>
internal static class CompressedFile
{
    /// <summary>How many bytes have to be looked at.</summary>
    public const int StartBytes = 6;

    private static readonly (string Name, byte[] Start)[] Formats =
    [
        ("gzip", [0x1f, 0x8b, 0x08]),
        ("zstd", [0x28, 0xb5, 0x2f, 0xfd]),
        ("xz", [0xfd, .. "7zXZ"u8, 0x00]),
        ("bzip2", [.. "BZh"u8]),
        ("zip", [.. "PK"u8, 0x03, 0x04]),
    ];

    /// <returns>The name of the format, or null.</returns>
    public static string? FormatOf(ReadOnlySpan<byte> start)
    {
        foreach (var (name, expected) in Formats)
        {
            if (start.StartsWith(expected))
                return name;
        }

        return null;
    }
}
