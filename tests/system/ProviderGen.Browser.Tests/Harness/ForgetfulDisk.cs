using Browser.Worker;
using ProviderGen.Testing;

namespace ProviderGen.Browser.Tests;

/// <summary>
/// A file whose flushes may fail, on a system that forgets then: what was written is no longer on its way to the disk,
/// whatever part of it has arrived there. Readers see it all the same, and the next flush succeeds, as there is nothing to do.
/// </summary>
internal sealed class ForgetfulDisk(byte[] image, Func<ForgetfulDisk, int?> failure) : ISyncAccessHandle
{
    private readonly SimulatedDisk _seen = new(image);

    /// <summary>What a power loss leaves something of.</summary>
    public SimulatedDisk Disk { get; private set; } = new(image);

    public byte[] Seen
    {
        get
        {
            byte[] bytes = new byte[_seen.Length];
            _seen.Read(0, bytes);
            return bytes;
        }
    }

    public long GetSize() => _seen.Length;

    public int Read(long offset, Span<byte> destination) => _seen.Read(offset, destination);

    public void Truncate(long newSize)
    {
        _seen.SetLength(newSize);
        Disk.SetLength(newSize);
    }

    public int Write(long offset, ReadOnlySpan<byte> source)
    {
        _seen.Write(offset, source);
        Disk.Write(offset, source);
        return source.Length;
    }

    /// <summary>Fails if there is a failure, which says by a number what has arrived on the disk: nothing, everything, or some of it.</summary>
    public void Flush()
    {
        if (failure(this) is not { } arrived)
        {
            Disk.Sync();
            return;
        }

        List<byte[]?> outcomes = [.. Disk.CrashOutcomes(8, arrived)];
        Disk = new SimulatedDisk(outcomes[arrived % outcomes.Count]!) { CrashPoint = Disk.CrashPoint };
        throw new IOException("The disk has trouble.");
    }

    public void Close()
    {
    }
}
