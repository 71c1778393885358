namespace ProviderGen.Testing;

/// <summary>
/// One file on a disk that loses power. Writes and changes of the length are seen by readers at once, as through the page
/// cache, and reach the disk when the file is synced; until then a crash keeps, drops or tears each of them. A new file
/// is there after a crash only if its directory has been synced.
/// </summary>
/// <remarks>
/// A write is torn between sectors of <see cref="SectorBytes"/> bytes, never inside one: that is what disks promise. No
/// order is kept between what is pending. Not thread-safe.
/// </remarks>
public sealed class SimulatedDisk
{
    /// <summary>Bytes in a sector.</summary>
    public const int SectorBytes = 512;

    private readonly List<PendingChange> _pending = [];
    private byte[] _durable = [];
    private byte[] _current = [];
    private bool _entryIsDurable;

    /// <summary>Creates a disk with a new, empty file on it that its directory does not know durably yet.</summary>
    public SimulatedDisk()
    {
    }

    /// <summary>Creates a disk as it is found after a crash: everything on it is durable.</summary>
    /// <param name="image">The content of the file.</param>
    public SimulatedDisk(byte[] image)
    {
        ArgumentNullException.ThrowIfNull(image);
        _durable = image;
        _current = (byte[])image.Clone();
        _entryIsDurable = true;
    }

    /// <summary>Called before each change and each sync takes effect: where a crash can happen.</summary>
    public Action<SimulatedDisk>? CrashPoint { get; set; }

    /// <summary>The length of the file as readers see it, in bytes.</summary>
    public long Length => _current.Length;

    /// <summary>Reads as through the page cache.</summary>
    /// <param name="offset">The first byte, in bytes.</param>
    /// <param name="destination">The buffer.</param>
    /// <returns>How many bytes were read; fewer than asked for at the end of the file.</returns>
    public int Read(long offset, Span<byte> destination)
    {
        int count = (int)Math.Clamp(Length - offset, 0, destination.Length);
        _current.AsSpan((int)offset, count).CopyTo(destination);
        return count;
    }

    /// <summary>Writes; durable at the next <see cref="Sync"/>.</summary>
    /// <param name="offset">The first byte, in bytes.</param>
    /// <param name="source">The bytes. The file becomes longer if they reach past its end.</param>
    public void Write(long offset, ReadOnlySpan<byte> source)
        => Change(new PendingChange.Write((int)offset, source.ToArray()));

    /// <summary>Cuts or extends the file, with zeros; durable at the next <see cref="Sync"/>.</summary>
    /// <param name="length">The new length, in bytes.</param>
    public void SetLength(long length) => Change(new PendingChange.Resize((int)length));

    /// <summary>Makes the content and the length of the file durable, not its directory entry.</summary>
    public void Sync()
    {
        CrashPoint?.Invoke(this);
        _durable = (byte[])_current.Clone();
        _pending.Clear();
    }

    /// <summary>Makes the directory entry of the file durable.</summary>
    public void SyncDirectory()
    {
        CrashPoint?.Invoke(this);
        _entryIsDurable = true;
    }

    /// <summary>
    /// What may be found after a crash at this moment. All outcomes if they are few, else as many as asked for, chosen by
    /// the seed; always with the two extremes, nothing pending kept and everything.
    /// </summary>
    /// <param name="most">The most outcomes to return, at least 2.</param>
    /// <param name="seed">Chooses among many outcomes, and where writes are torn.</param>
    /// <returns>The content of the file, or null where it is not there at all.</returns>
    public IEnumerable<byte[]?> CrashOutcomes(int most, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (!_entryIsDurable)
            yield return null;
        if (_pending.Count == 0)
        {
            yield return (byte[])_durable.Clone();
            yield break;
        }

        var random = new Random(seed);
        double all = Math.Pow(3, _pending.Count);
        long count = all <= most ? (long)all : most;
        for (long outcome = 0; outcome < count; outcome++)
        {
            byte[] image = (byte[])_durable.Clone();
            long fates = outcome;
            foreach (PendingChange change in _pending)
            {
                // The first outcome drops everything, the second keeps everything, as fates are digits of base 3.
                int fate = all <= most ? (int)(fates % 3) : outcome switch { 0 => 0, 1 => 1, _ => random.Next(3) };
                fates /= 3;
                image = fate switch
                {
                    0 => image,
                    1 => change.Apply(image),
                    _ => change.Tear(image, random),
                };
            }

            yield return image;
        }
    }

    private void Change(PendingChange change)
    {
        CrashPoint?.Invoke(this);
        _current = change.Apply(_current);
        _pending.Add(change);
        CrashPoint?.Invoke(this);
    }
}
