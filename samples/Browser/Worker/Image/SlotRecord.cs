using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Browser.Worker;

/// <summary>Which of the two files holds the image, what the image is called, and a number that grows with every image of this browser.</summary>
internal sealed record SlotEntry(long Generation, int Slot, string Name);

/// <summary>
/// The file that keeps a <see cref="SlotEntry"/>: two blocks with a checksum each, written in turn. A block that is torn
/// by a power loss is not taken for an entry, and the other one still holds the entry before.
/// </summary>
/// <remarks>One file, as two would double the names to lose; blocks of 4,096 bytes, so that writing one touches no sector of the other.</remarks>
internal sealed class SlotRecord(ISyncAccessHandle file)
{
    private const int BlockBytes = 4096;
    private const int GenerationAt = SHA256.HashSizeInBytes;
    private const int SlotAt = GenerationAt + sizeof(long);
    private const int NameLengthAt = SlotAt + sizeof(int);
    private const int NameAt = NameLengthAt + sizeof(int);
    private const int MostNameChars = 255;

    /// <summary>The newest entry; null if there is none.</summary>
    public SlotEntry? Read()
    {
        byte[] blocks = new byte[2 * BlockBytes];
        _ = file.Read(0, blocks); // What the file is short of stays zero, which is no entry.
        SlotEntry? even = Parse(blocks.AsSpan(0, BlockBytes));
        SlotEntry? odd = Parse(blocks.AsSpan(BlockBytes));
        return (even?.Generation ?? 0) > (odd?.Generation ?? 0) ? even : odd;
    }

    /// <summary>Makes an entry durable, in the block that does not hold the entry before.</summary>
    public void Write(SlotEntry entry)
    {
        byte[] block = new byte[BlockBytes];
        BinaryPrimitives.WriteInt64LittleEndian(block.AsSpan(GenerationAt), entry.Generation);
        BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(SlotAt), entry.Slot);
        string name = entry.Name.Length > MostNameChars ? entry.Name[..MostNameChars] : entry.Name;
        BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(NameLengthAt), Encoding.UTF8.GetBytes(name, block.AsSpan(NameAt)));
        SHA256.HashData(block.AsSpan(GenerationAt), block);
        int written = file.Write(entry.Generation % 2 * BlockBytes, block);
        if (written != BlockBytes)
            throw new IOException($"the browser took {written} of {BlockBytes} bytes.");
        file.Flush();
    }

    /// <summary>Makes the entry that is read now durable, if it is not.</summary>
    public void Flush() => file.Flush();

    private static SlotEntry? Parse(ReadOnlySpan<byte> block)
    {
        Span<byte> checksum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(block[GenerationAt..], checksum);
        if (!block[..GenerationAt].SequenceEqual(checksum))
            return null;
        int nameBytes = BinaryPrimitives.ReadInt32LittleEndian(block[NameLengthAt..]);
        return new SlotEntry(
            BinaryPrimitives.ReadInt64LittleEndian(block[GenerationAt..]),
            BinaryPrimitives.ReadInt32LittleEndian(block[SlotAt..]),
            Encoding.UTF8.GetString(block.Slice(NameAt, nameBytes)));
    }
}
