using System.Buffers.Binary;

namespace ProviderGen.Testing;

/// <summary>Content that gives every offset a byte of its own kind, never zero, so that any displacement shows.</summary>
internal static class Pattern
{
    private const int WordBytes = sizeof(ulong);

    public static byte At(long offset) => (byte)(Word(offset / WordBytes) >> (int)(offset % WordBytes * 8));

    public static void Fill(long offset, Span<byte> bytes)
    {
        int i = 0;
        for (; i < bytes.Length && (offset + i) % WordBytes != 0; i++)
            bytes[i] = At(offset + i);
        for (; i <= bytes.Length - WordBytes; i += WordBytes)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[i..], Word((offset + i) / WordBytes));
        for (; i < bytes.Length; i++)
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
        int i = 0;
        while (i < bytes.Length)
        {
            bool isWord = (offset + i) % WordBytes == 0 && i <= bytes.Length - WordBytes;
            if (isWord && BinaryPrimitives.ReadUInt64LittleEndian(bytes[i..]) == Word((offset + i) / WordBytes))
                i += WordBytes;
            else if (bytes[i] != At(offset + i))
                return i;
            else
                i++;
        }

        return -1;
    }

    // Eight bytes at a time, as the checks spend their time here. The upper half of a product depends on all of the number, and every
    // byte is odd.
    private static ulong Word(long number)
    {
        ulong product = (ulong)number * 0x9E37_79B9_7F4A_7C15;
        return (product ^ (product >> 32)) | 0x0101_0101_0101_0101;
    }
}
