namespace ProviderGen.Testing;

/// <summary>Clause 3: growth that cannot be.</summary>
internal sealed class GrowthLimitCheck() : ClauseCheck(3, "Impossible growth is rejected and changes nothing",
    "A page count that wraps around when it is turned into bytes is the classic way to lose a database: the provider reports "
    + "success with a size that was never allocated, or with a negative one. Negative counts, sizes that a 64-bit offset cannot "
    + "address and sizes beyond the provider's own limit have to be rejected before anything is touched.",
    "State the limit as MaxPages in [MemoryProvider], and the same in ProviderSubject: then Grow rejects before GrowCore is called.", 6, 2)
{
    public override void Run(CheckRun run)
    {
        long pages = run.AtMost(2);
        TracedProvider provider = run.Writable(pages);
        foreach (long negative in new[] { -1, -2, int.MinValue, -(1L << 48), long.MinValue + 1, long.MinValue })
            Rejects(run, provider, negative, pages, ProviderErrorReason.InvalidArgument);

        long addressable = long.MaxValue / run.PageSize;
        long limit = Math.Min(run.Subject.MaxPages ?? addressable, addressable);
        long[] beyond = [limit - pages + 1, limit, addressable, 1L << 48, 1L << 62, long.MaxValue - 1, long.MaxValue];
        foreach (long count in beyond.Where(count => count > limit - pages).Distinct())
            Rejects(run, provider, count, pages, ProviderErrorReason.LimitExceeded);

        if (run.Subject.MaxPages is { } most && (most - pages) * run.PageSize <= Probes.MaxBytes)
        {
            Expect.Ok(provider.Grow(most - pages), $"growing up to the limit of {most} pages");
            Expect.Rejected(provider.Grow(1).Error, ProviderErrorReason.LimitExceeded, $"Grow(1) at the limit of {most} pages");
            Expect.PageCount(provider, most, run.PageSize, $"At the limit,");
        }
    }

    private static void Rejects(CheckRun run, TracedProvider provider, long count, long pages, ProviderErrorReason reason)
    {
        int mark = run.Log.Count;
        Expect.Rejected(provider.Grow(count).Error, reason, $"Grow({count}) from {pages} pages");
        Expect.PageCount(provider, pages, run.PageSize, $"After the rejection of Grow({count}),");
        Expect.PatternIn(provider, run.Log, 0, Math.Min(pages * run.PageSize, Probes.MaxBytes), $"After the rejection of Grow({count}),");
        run.Log.TruncateTo(mark);
    }
}
