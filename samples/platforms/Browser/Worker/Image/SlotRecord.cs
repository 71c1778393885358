using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Browser.Worker;

/// <summary>Which of the two files holds the image, what the image is called, and a number that grows with every image of this browser.</summary>
internal sealed record SlotEntry(long Generation, int Slot, string Name);

/// <summary>
/// The file that keeps a <see cref="SlotEntry"/>, in two blocks with a checksum each. A new entry is written to the first
/// block, and to the second one when it is durable in the first: so one of them is whole, whatever a power loss does to the other.
/// </summary>
/// <remarks>
/// What could be read need not be durable: after a flush that failed a system may show what it will never write, and the next
/// flush succeeds, as it has nothing to do. So no flush vouches here for what was written before an earlier one: it is written again.
/// One file, as two would double the names to lose; blocks of 4,096 bytes, so that writing one touches no sector of the other.
/// </remarks>
internal sealed class SlotRecord
{
    private const int BlockBytes = 4096;
    private const int GenerationAt = SHA256.HashSizeInBytes;
    private const int SlotAt = GenerationAt + sizeof(long);
    private const int NameLengthAt = SlotAt + sizeof(int);
    private const int NameAt = NameLengthAt + sizeof(int);
    private const int MaxNameChars = 255;

    private readonly ISyncAccessHandle _file;

    // Whether the entry is durable in a block. If it is in neither, the entry before is durable in the second one.
    private bool _inFirst;
    private bool _inSecond;

    public SlotRecord(ISyncAccessHandle file)
    {
        _file = file;
        byte[] blocks = new byte[2 * BlockBytes];
        _ = file.Read(0, blocks); // What the file is short of stays zero, which is no entry.
        SlotEntry? first = Parse(blocks.AsSpan(0, BlockBytes));
        SlotEntry? second = Parse(blocks.AsSpan(BlockBytes));
        // Each block is written only when the other one is durable. So the one that is behind or torn vouches for the other,
        // and a second one that has caught up vouches for the first.
        _inSecond = second is not null && (first?.Generation ?? 0) < second.Generation;
        _inFirst = first is not null && (second is null || first.Generation == second.Generation);
        Entry = _inSecond ? second : first;
    }

    /// <summary>The newest entry; null if there is none.</summary>
    public SlotEntry? Entry { get; private set; }

    /// <summary>Whether a power loss leaves the entry, rather than the one before.</summary>
    public bool IsDurable => _inFirst || _inSecond;

    /// <summary>Makes an entry durable. If this fails, a power loss leaves either this one or the one before.</summary>
    public void Write(SlotEntry entry)
    {
        Settle();
        Entry = entry;
        _inFirst = _inSecond = false;
        WriteFirst();
    }

    /// <summary>Makes the entry durable in the second block, so that nothing leads back to the one before.</summary>
    public void Settle()
    {
        if (Entry is null || _inSecond)
            return;
        if (!_inFirst)
            WriteFirst();
        WriteBlock(1);
        _inSecond = true;
    }

    private void WriteFirst()
    {
        WriteBlock(0);
        _inFirst = true;
    }

    private void WriteBlock(int index)
    {
        byte[] block = new byte[BlockBytes];
        BinaryPrimitives.WriteInt64LittleEndian(block.AsSpan(GenerationAt), Entry!.Generation);
        BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(SlotAt), Entry.Slot);
        string name = Entry.Name.Length > MaxNameChars ? Entry.Name[..MaxNameChars] : Entry.Name;
        BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(NameLengthAt), Encoding.UTF8.GetBytes(name, block.AsSpan(NameAt)));
        SHA256.HashData(block.AsSpan(GenerationAt), block);
        int written = _file.Write(index * BlockBytes, block);
        if (written != BlockBytes)
            throw new IOException($"the browser took {written} of {BlockBytes} bytes.");
        _file.Flush();
    }

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
