namespace ProviderGen.Testing;

/// <summary>Content that gives every offset a byte of its own kind, never zero, so that any displacement shows.</summary>
internal static class Pattern
{
    public static byte At(long offset) => (byte)(1 + ((((ulong)offset * 0x9E37_79B9_7F4A_7C15) >> 40) % 255));

    public static void Fill(long offset, Span<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = At(offset + i);
    }

    public static byte[] Bytes(long offset, long length)
    {
        byte[] bytes = new byte[length];
        Fill(offset, bytes);
        return bytes;
    }

    /// <summary>The same place filled with something that differs in every byte.</summary>
    public static byte[] Inverse(long offset, int length)
    {
        byte[] bytes = Bytes(offset, length);
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] ^= 0xFF;
        return bytes;
    }

    /// <summary>The first place where bytes are not the pattern, or -1.</summary>
    public static int FirstDifference(long offset, ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != At(offset + i))
                return i;
        }

        return -1;
    }
}
