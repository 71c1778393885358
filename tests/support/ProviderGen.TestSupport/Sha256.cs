using System.Security.Cryptography;

namespace ProviderGen.TestSupport;

/// <summary>SHA-256 sums, written as <c>sha256sum</c> writes them.</summary>
public static class Sha256
{
    /// <summary>Of bytes.</summary>
    public static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of the rest of a stream.</summary>
    public static string Of(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));

    /// <summary>Of a file.</summary>
    public static string OfFile(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Of(file);
    }
}
