namespace ProviderGen.Benchmarks.Baselines;

/// <summary>Where accesses go in an image, all known beforehand.</summary>
public sealed class Workload
{
    /// <summary>How large the image is: a multiple of every cache.</summary>
    public const long Region = 256L << 20;

    // A power of two, so that going round is a mask; so many that the lines they touch do not fit into a cache.
    private const int Count = 1 << 20;

    private readonly long[] _offsets = new long[Count];
    private readonly byte[] _buffer;
    private readonly int _size;
    private readonly int _slide;
    private int _next;

    /// <param name="size">How long an access is. Offsets are multiples of it, as those of pages and records are.</param>
    /// <param name="pattern">Where accesses go.</param>
    /// <param name="region">How much of the image they go to, from its start.</param>
    public Workload(int size, Pattern pattern = Pattern.Random, long region = Region)
    {
        // How fast a long copy is depends on the last bits of both addresses, by half and more. So the buffer takes turns at all of
        // them, lest a baseline be judged by where its image happens to begin. Short copies are not that particular.
        _slide = size >= 4_096 ? 4_096 - 8 : 0;
        _buffer = new byte[size + _slide];
        _size = size;
        var random = new Random(20_260_101);
        long slots = (pattern == Pattern.Hot ? 16 << 10 : region) / size;
        for (int i = 0; i < Count; i++)
            _offsets[i] = (pattern == Pattern.Sequential ? i % slots : random.NextInt64(Math.Max(slots, 1))) * size;
    }

    /// <summary>So many reads.</summary>
    /// <returns>Something made of what was read, so that none of them can be left out.</returns>
    public long Read<T>(ref T baseline, int count)
        where T : struct, IBaseline<T>
    {
        T subject = baseline;
        long[] offsets = _offsets;
        int next = _next;
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            Span<byte> destination = Buffer(next);
            subject.Read(offsets[next++ & (Count - 1)], destination);
            sum += destination[0];
        }

        // The next slice goes on elsewhere, so that it does not find in the cache what this one has left there.
        _next = next;
        return sum;
    }

    /// <summary>So many writes.</summary>
    public void Write<T>(ref T baseline, int count)
        where T : struct, IBaseline<T>
    {
        T subject = baseline;
        long[] offsets = _offsets;
        int next = _next;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> source = Buffer(next);
            subject.Write(offsets[next++ & (Count - 1)], source);
        }

        _next = next;
    }

    /// <summary>So many accesses, every fourth a write.</summary>
    public long Mix<T>(ref T baseline, int count)
        where T : struct, IBaseline<T>
    {
        T subject = baseline;
        long[] offsets = _offsets;
        int next = _next;
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            Span<byte> buffer = Buffer(next);
            long offset = offsets[next++ & (Count - 1)];
            if ((i & 3) == 3)
                subject.Write(offset, buffer);
            else
                subject.Read(offset, buffer);
            sum += buffer[0];
        }

        _next = next;
        return sum;
    }

    private Span<byte> Buffer(int access) => _buffer.AsSpan((access * 72) & _slide, _size);
}

/// <summary>Where accesses go.</summary>
public enum Pattern
{
    /// <summary>Anywhere in the region.</summary>
    Random,

    /// <summary>One after the other.</summary>
    Sequential,

    /// <summary>Anywhere in 16 KiB, which the nearest cache holds: what the code costs, and not the memory.</summary>
    Hot,
}
