namespace ProviderGen.Testing;

/// <summary>Clause 8: access outside the image.</summary>
internal sealed class RejectedAccessCheck() : ClauseCheck(8, "A rejected access says why and touches nothing",
    "An access that reaches outside the image is a mistake of the caller, who needs offset, length and size to find it. "
    + "Transferring the part that would have fitted turns the mistake into damage: a buffer with half a record, an image with "
    + "half a write.",
    "Leave bounds to the generated Read and Write, which reject before ReadCore, WriteCore or SpanCore is called. By hand: compare"
    + "'length > Size - offset', which cannot wrap around, and do it before anything is copied or cleared.", 6)
{
    public override void Run(CheckRun run)
    {
        long pages = run.SomePages;
        TracedProvider provider = run.Readable(pages);
        long size = pages * run.PageSize;
        bool writable = !provider.IsReadOnly;
        foreach (long offset in Probes.Offsets(size, run.PageSize))
        {
            int mark = run.Log.Count;
            foreach (int length in Probes.Lengths(size, run.PageSize).Where(length => !Probes.IsInside(offset, length, size)))
            {
                RejectsRead(provider, offset, length, size);
                if (writable)
                    RejectsWrite(run, provider, offset, length, size);
                RejectsVisits(provider, offset, length, size, writable);
            }

            foreach (long length in Probes.BadRangeLengths(size))
            {
                if (!Probes.IsInside(offset, length, size))
                    RejectsVisits(provider, offset, length, size, writable);
            }

            run.Log.TruncateTo(mark);
        }

        Expect.PatternIn(provider, run.Log, 0, size, $"After nothing but rejections,");
    }

    private static void RejectsRead(TracedProvider provider, long offset, int length, long size)
    {
        byte[] buffer = new byte[length];
        Array.Fill(buffer, (byte)0xA5);
        MemoryResult result = provider.Read(offset, buffer);
        if (result.IsOk)
            return; // Clause 6 says that this must fail; this one, how.
        Expect.OutOfBounds(result.Error, offset, length, size, $"reading {length} bytes at offset {offset}");
        int touched = buffer.AsSpan().IndexOfAnyExcept((byte)0xA5);
        Expect.That(touched < 0, $"reading {length} bytes at offset {offset} was rejected, but byte {touched} of the buffer has been changed.");
    }

    private static void RejectsWrite(CheckRun run, TracedProvider provider, long offset, int length, long size)
    {
        MemoryResult result = provider.Write(offset, Pattern.Inverse(offset, length));
        if (result.IsOk)
        {
            // For clause 6 again; here its traces must not be taken for those of a rejection.
            Expect.Ok(CheckRun.WritePattern(provider, 0, size), $"writing the whole image");
            return;
        }

        Expect.OutOfBounds(result.Error, offset, length, size, $"writing {length} bytes at offset {offset}");
        long from = Math.Clamp(offset, 0, size);
        long near = Math.Max(0, Math.Min(from, size - Probes.MaxBytes));
        Expect.PatternIn(provider, run.Log, near, size - near, $"After writing {length} bytes at offset {offset} was rejected,");
    }

    private static void RejectsVisits(TracedProvider provider, long offset, long length, long size, bool writable)
    {
        if (provider.IsAddressable)
        {
            MemoryResult result = provider.ReadInPlace(offset, length, 0, static (_, _) => { });
            if (!result.IsOk || length is < 0 or > Probes.MaxBytes)
                Expect.OutOfBounds(result.Error, offset, length, size, $"visiting {length} bytes at offset {offset}");
        }

        if (writable && provider.IsMutableInPlace)
        {
            var visits = new List<int>();
            MemoryResult result = provider.WriteInPlace(offset, length, visits, static (run, visits) => visits.Add(run.Length));
            if (!result.IsOk || length is < 0 or > Probes.MaxBytes)
                Expect.OutOfBounds(result.Error, offset, length, size, $"changing {length} bytes at offset {offset} in place");
            Expect.That(result.IsOk || visits.Count == 0, $"changing {length} bytes at offset {offset} in place was rejected after a part had been handed out.");
        }
    }
}
