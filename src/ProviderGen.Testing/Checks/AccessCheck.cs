using System.Globalization;

namespace ProviderGen.Testing;

/// <summary>Clause 6: access inside the image.</summary>
internal sealed class AccessCheck() : ClauseCheck(6, "Access succeeds exactly inside the image, and completely",
    "The one check that every provider makes on every access is the one they get wrong: an offset plus a length that wraps "
    + "around, an end that is off by one, a page border that is crossed with a single transfer. A success means that the whole "
    + "buffer was transferred, so a backing that returns less has to be asked again. The source of a write may lie in the "
    + "provider's own memory, as when records move within it.",
    "Leave bounds to the generated Read and Write, which check them before ReadCore, WriteCore or SpanCore is called. By hand: compare "
    + "'length > Size - offset', which cannot wrap around. WriteCore has to copy as if source and target were apart, as Span.CopyTo does.")
{
    public override void Run(CheckRun run)
    {
        long pages = run.SomePages;
        TracedProvider provider = run.Readable(pages);
        try
        {
            Probe(run, provider, pages * run.PageSize);
        }
        catch (CheckFailedException failed) when (failed.WrongByte is { } wrong)
        {
            throw new CheckFailedException(failed.Message, Blame(provider, wrong.At, wrong.Expected));
        }
    }

    private static void Probe(CheckRun run, TracedProvider provider, long size)
    {
        Expect.PatternIn(provider, run.Log, 0, size, $"Read back as one,");
        bool writable = !provider.IsReadOnly;
        foreach (int length in Probes.Lengths(size, run.PageSize))
        {
            foreach (long offset in Probes.Offsets(size, run.PageSize))
            {
                int mark = run.Log.Count;
                ReadsIfInside(provider, offset, length, size);
                if (provider.IsAddressable)
                    VisitsIfInside(provider, offset, length, size);
                if (writable)
                    WritesIfInside(run, provider, offset, length, size);
                if (writable && provider.IsMutableInPlace)
                    ChangesIfInside(run, provider, offset, length, size);
                run.Log.TruncateTo(mark);
            }
        }

        if (writable && provider.IsAddressable)
            OverlapProbe.Run(run, provider, size);
        Expect.PatternIn(provider, run.Log, 0, size, $"In the end,");
    }

    /// <summary>Whether a byte has not arrived or was not fetched shows when it is read alone.</summary>
    private static string Blame(TracedProvider provider, long at, byte expected)
    {
        byte[] one = new byte[1];
        if (provider.Read(at, one).IsOk && one[0] == expected)
        {
            return provider.IsAddressable
                ? "SpanCore has to return the bytes from the offset on: 1 to length of them, and it is called again for the rest. Byte "
                    + Text(at) + " is right when it is read alone."
                : "ReadCore has to read from the offset on and to return how many bytes it has really read; it is called again for the rest. Byte "
                    + Text(at) + " is right when it is read alone.";
        }

        return provider.IsMutableInPlace
            ? "SpanCore has to return the same memory for the same offset every time. Byte " + Text(at) + " is wrong, read alone as well."
            : "WriteCore has to write every byte of its source at the offset, or throw: it is not called again for the rest. Byte "
                + Text(at) + " is wrong, read alone as well.";
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void ReadsIfInside(TracedProvider provider, long offset, int length, long size)
    {
        byte[] buffer = new byte[length];
        MemoryResult result = provider.Read(offset, buffer);
        SucceedsIffInside(result, "reading", offset, length, size);
        if (result.IsOk)
            ExpectPattern(offset, buffer, $"reading {length} bytes at offset {offset}");
    }

    private static void VisitsIfInside(TracedProvider provider, long offset, int length, long size)
    {
        var seen = new List<byte>(length);
        MemoryResult result = provider.ReadInPlace(offset, length, seen, static (run, seen) => seen.AddRange(run));
        SucceedsIffInside(result, "visiting", offset, length, size);
        if (!result.IsOk)
            return;
        Expect.That(seen.Count == length, $"visiting {length} bytes at offset {offset} showed {seen.Count} bytes.");
        ExpectPattern(offset, [.. seen], $"visiting {length} bytes at offset {offset}");
    }

    private static void WritesIfInside(CheckRun run, TracedProvider provider, long offset, int length, long size)
    {
        // What must not arrive is what is there already, so that a part of it does not spoil what comes after.
        byte[] fresh = Probes.IsInside(offset, length, size) ? Pattern.Inverse(offset, length) : Pattern.Bytes(offset, length);
        MemoryResult result = provider.Write(offset, fresh);
        SucceedsIffInside(result, "writing", offset, length, size);
        if (result.IsOk)
            ExpectWritten(run, provider, offset, fresh, size, $"writing {length} bytes at offset {offset}");
    }

    private static void ChangesIfInside(CheckRun run, TracedProvider provider, long offset, int length, long size)
    {
        byte[] fresh = Pattern.Inverse(offset, length);
        var rest = new Queue<byte>(fresh);
        MemoryResult result = provider.WriteInPlace(offset, length, rest, static (run, rest) =>
        {
            foreach (ref byte target in run)
                target = rest.TryDequeue(out byte next) ? next : (byte)0;
        });
        SucceedsIffInside(result, "changing", offset, length, size);
        if (result.IsOk)
            ExpectWritten(run, provider, offset, fresh, size, $"changing {length} bytes at offset {offset} in place");
    }

    /// <summary>The bytes are there, those around them are untouched; then the pattern is put back.</summary>
    private static void ExpectWritten(
        CheckRun run, TracedProvider provider, long offset, byte[] expected, long size, FormattableString what)
    {
        byte[] stored = new byte[expected.Length];
        Expect.Ok(provider.Read(offset, stored), $"reading back what was just written");
        int wrong = expected.AsSpan().CommonPrefixLength(stored);
        if (wrong < expected.Length)
            throw Expect.WrongByte(offset + wrong, expected[wrong], $"{what.ToString(CultureInfo.InvariantCulture)} stored something else from byte {offset + wrong} on.");
        long before = Math.Max(0, offset - 64);
        long end = offset + expected.Length;
        Expect.PatternIn(provider, run.Log, before, offset - before, $"Before a range just written,");
        Expect.PatternIn(provider, run.Log, end, Math.Min(64, size - end), $"Behind a range just written,");
        Expect.Ok(CheckRun.WritePattern(provider, offset, expected.Length), $"writing the same range once more");
    }

    private static void SucceedsIffInside(MemoryResult result, string what, long offset, int length, long size)
    {
        bool inside = Probes.IsInside(offset, length, size);
        Expect.That(result.IsOk || !inside, $"{what} {length} bytes at offset {offset}, which is inside {size} bytes, failed: {result.Error}");
        Expect.That(!result.IsOk || inside, $"{what} {length} bytes at offset {offset}, which is not inside {size} bytes, succeeded.");
    }

    private static void ExpectPattern(long offset, ReadOnlySpan<byte> bytes, FormattableString what)
    {
        int wrong = Pattern.FirstDifference(offset, bytes);
        if (wrong >= 0)
            throw Expect.WrongByte(offset + wrong, Pattern.At(offset + wrong), $"{what.ToString(CultureInfo.InvariantCulture)} did not yield byte {offset + wrong} of the image.");
    }
}
