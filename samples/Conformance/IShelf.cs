using ProviderGen.Testing;

namespace Conformance;

/// <summary>The few calls that a provider makes to its backing: any implementation can be put under it, in tests one that fails.</summary>
internal interface IShelf
{
    long Length();

    void Extend(long oldLength, long newLength);

    int Read(long offset, Span<byte> destination);

    void Write(long offset, ReadOnlySpan<byte> source);

    void Flush();
}

/// <summary>A shelf that fails on request, and is strict about what it is asked.</summary>
internal sealed class FaultyShelf(FaultyBacking backing) : IShelf
{
    public long Length() => backing.AskLength();

    public void Extend(long oldLength, long newLength) => backing.Extend(oldLength, newLength);

    public int Read(long offset, Span<byte> destination) => backing.Read(offset, destination);

    public void Write(long offset, ReadOnlySpan<byte> source) => backing.Write(offset, source);

    public void Flush() => backing.Flush();
}

/// <summary>A shelf that loses power.</summary>
internal sealed class ShelfOnDisk(SimulatedDisk disk) : IShelf
{
    public long Length() => disk.Length;

    public void Extend(long oldLength, long newLength) => disk.SetLength(newLength);

    public int Read(long offset, Span<byte> destination) => disk.Read(offset, destination);

    public void Write(long offset, ReadOnlySpan<byte> source) => disk.Write(offset, source);

    public void Flush()
    {
        disk.Sync();
        disk.SyncDirectory();
    }
}
