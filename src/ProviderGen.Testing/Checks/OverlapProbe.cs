namespace ProviderGen.Testing;

/// <summary>Writes whose source lies in the provider's own memory, obtained by a visit, displaced by a few bytes or pages.</summary>
internal static class OverlapProbe
{
    public static void Run(CheckRun run, TracedProvider provider, long size)
    {
        long[] shifts = [0, 1, -1, 2, run.PageSize, -run.PageSize, run.PageSize + 1L];
        long[] starts = [0, run.PageSize / 2, run.PageSize, size / 2, size - run.PageSize];
        foreach (long start in starts.Where(start => start < size).Distinct())
        {
            foreach (long shift in shifts.Distinct())
                Move(run, provider, start, shift, size);
        }
    }

    private static void Move(CheckRun run, TracedProvider provider, long start, long shift, long size)
    {
        int mark = run.Log.Count;
        var move = new Movement(provider, start, shift, size);
        Expect.Ok(
            provider.ReadInPlace(start, Math.Min(size - start, Probes.MaxBytes), move, static (bytes, move) => move.Begin(bytes)),
            $"visiting the rest of the image from offset {start}");
        if (move.Expected is not { } expected)
            return;

        Expect.Ok(move.Result, $"writing a source that lies in the provider's own memory");
        byte[] stored = new byte[expected.Length];
        Expect.Ok(provider.Read(start + shift, stored), $"reading back what was just written");
        int wrong = expected.AsSpan().CommonPrefixLength(stored);
        Expect.That(
            wrong == expected.Length,
            $"writing the {expected.Length} bytes that lie at offset {start} of the provider to offset {start + shift} changed the source on the way: byte {start + shift + wrong} is wrong.");
        Expect.Ok(CheckRun.WritePattern(provider, Math.Min(start, start + shift), expected.Length + Math.Abs(shift)), $"putting the image right");
        run.Log.TruncateTo(mark);
    }

    /// <summary>Moves the first run of a visit, once, as far as the image allows.</summary>
    private sealed class Movement(TracedProvider provider, long start, long shift, long size)
    {
        public byte[]? Expected { get; private set; }

        public MemoryResult Result { get; private set; }

        public void Begin(ReadOnlySpan<byte> bytes)
        {
            long target = start + shift;
            long length = Math.Min(bytes.Length, size - Math.Max(target, start));
            if (Expected is not null || target < 0 || length <= 0)
                return;
            Expected = bytes[..(int)length].ToArray();

            // Not traced: the buffer is the point, and the visit around it is in the log.
            Result = provider.Inner.Write(target, bytes[..(int)length]);
        }
    }
}
