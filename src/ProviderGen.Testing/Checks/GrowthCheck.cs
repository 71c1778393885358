namespace ProviderGen.Testing;

/// <summary>Clause 2: growth.</summary>
internal sealed class GrowthCheck() : ClauseCheck(2, "Growth counts in pages, adds zeros, and changes nothing",
    "Callers use the result of Grow as the address of the new pages: it has to be the previous count, in pages, "
    + "whatever the backing counts in. Code relies on fresh pages being zero (an all-zero header means empty), and on existing "
    + "bytes staying. Growing by nothing is how code asks for the page count, so it must not touch the backing.",
    "GrowCore has to add newLength - oldLength bytes to the backing and leave the others as they are. Set BackingZeroFills in"
    + "[MemoryProvider] only if what GrowCore adds reads as zero; ZeroCore, if there is one, has to zero its whole range.", 6)
{
    public override void Run(CheckRun run)
    {
        TracedProvider provider = run.FreshWritable();
        int pageSize = run.PageSize;
        long pages = 0;
        ExpectPrevious(provider.Grow(0), 0, 0);
        Expect.PageCount(provider, 0, pageSize, $"After Grow(0) of an empty provider,");
        foreach (long step in new long[] { 1, 1, pageSize > 1 << 20 ? 0 : 3, pageSize > 16 ? 0 : 100 })
        {
            long count = run.AtMost(pages + step) - pages;
            if (count == 0)
                continue;
            ExpectPrevious(provider.Grow(count), pages, count);
            Expect.PageCount(provider, pages + count, pageSize, $"After Grow({count}) from {pages} pages,");
            Expect.ZerosIn(provider, run.Log, pages * pageSize, count * pageSize, $"In pages just added,");
            Expect.PatternIn(provider, run.Log, 0, pages * pageSize, $"After a growth,");
            Expect.Ok(CheckRun.WritePattern(provider, pages * pageSize, count * pageSize), $"writing into the fresh pages");
            pages += count;
            ExpectPrevious(provider.Grow(0), pages, 0);
            Expect.PageCount(provider, pages, pageSize, $"After Grow(0),");
        }

        Expect.PatternIn(provider, run.Log, 0, pages * pageSize, $"In the end,");
    }

    private static void ExpectPrevious(MemoryResult<long> grown, long expected, long count)
    {
        long previous = Expect.Ok(grown, $"Grow({count}) from {expected} pages");
        Expect.That(previous == expected, $"Grow({count}) from {expected} pages returned {previous}; the previous page count is {expected}.");
    }
}
