namespace ProviderGen.Testing;

/// <summary>Clause 10: durability.</summary>
internal sealed class FlushCheck() : ClauseCheck(10, "A flush succeeds only when everything is durable, and latches when it fails",
    "A commit is a promise, and the flush is what it rests on. After a flush that failed, systems drop the unwritten data and "
    + "report the next flush as a success, so trying again proves nothing: the provider has to reject every change until it is "
    + "reopened and its content looked at. Reading goes on, so that there is something to look at.",
    "FlushCore has to return only when everything written before is durable, the length included, and to throw otherwise: on a file"
    + "call FileDurability.Sync. Leave latching to the generated code, which does it whenever FlushCore throws.", 6, 2, 14)
{
    private const int MaxFaults = 10_000;

    public override void Run(CheckRun run)
    {
        TracedProvider provider = run.Readable(run.SomePages);
        if (!provider.IsDurable)
            throw new NotApplicableException("the provider makes nothing durable: it is no IDurableMemoryProvider.");
        Expect.Ok(provider.Flush(), $"a flush");
        Expect.Ok(provider.Flush(), $"a second flush");
        Expect.PatternIn(provider, run.Log, 0, run.SomePages * run.PageSize, $"After a flush,");
        if (provider.IsReadOnly)
            return;
        if (run.Subject.Backing is null)
            run.NotTried("what is there after reopening; give ProviderSubject.Backing");
        else
            Lasts(run);
        if (!LatchesByPlan(run) && !LatchesWithoutName(run))
            run.NotTried("a flush that fails; give ProviderSubject.CreateWithFaults, whose backing calls FaultPlan.Enter in FlushCore, or RawBacking.Unlink");
    }

    /// <summary>Lets flushes fail as planned. Returns false if there is no way to that.</summary>
    private static bool LatchesByPlan(CheckRun run)
    {
        if (run.Subject.CreateWithFaults is null)
            return false;
        int call = 1;
        while (call <= MaxFaults && Latches(run, call))
            call++;
        return call > 1;
    }

    /// <summary>
    /// Lets a flush fail by taking the name of the backing away. Returns false if there is no way to that, or if the flush succeeds: that
    /// is for clause 15 to judge.
    /// </summary>
    private static bool LatchesWithoutName(CheckRun run)
    {
        if (run.Subject.Backing is null)
            return false;
        run.Log.TruncateTo(0);
        long pages = run.AtMost(1);
        byte[] content = Pattern.Bytes(0, pages * run.PageSize);
        RawBacking backing = run.NewBacking(content);
        if (CheckRun.UnlinkerOf(backing, content) is not { } unlink)
            return false;
        TracedProvider provider = run.MustOpen(backing.Open, "open");
        run.Log.Add("the name of the backing is removed externally");
        unlink();
        if (!provider.IsDurable || provider.Flush().IsOk)
            return false;
        IsLatched(run, provider, pages);
        return true;
    }

    private static void Lasts(CheckRun run)
    {
        run.Log.TruncateTo(0);
        long pages = run.AtMost(2);
        RawBacking backing = run.NewBacking([]);
        TracedProvider provider = run.MustOpen(backing.Open, "open");
        for (long page = 0; page < pages; page++)
        {
            Expect.Ok(provider.Grow(1), $"growing");
            Expect.Ok(CheckRun.WritePattern(provider, page * run.PageSize, run.PageSize), $"writing");
            Expect.Ok(provider.Flush(), $"a flush");
        }

        provider.Dispose();
        TracedProvider again = run.MustOpen(backing.Open, "open again");
        Expect.PageCount(again, pages, run.PageSize, $"Reopened after a flush,");
        Expect.PatternIn(again, run.Log, 0, pages * run.PageSize, $"Reopened after a flush,");
        again.Dispose();
    }

    /// <summary>Lets one call of a flush fail. Returns false when a flush makes fewer calls than that.</summary>
    private static bool Latches(CheckRun run, int call)
    {
        run.Log.TruncateTo(0);
        var plan = new FaultPlan();
        long pages = run.SomePages;
        TracedProvider provider = run.Faulty(plan, pages);
        if (!provider.IsDurable)
            return false;
        plan.Arm(call);
        run.Log.Add($"the backing's call no. {call} from here fails");
        MemoryResult failed = provider.Flush();
        plan.Disarm();
        if (plan.Fired is null)
            return false;

        Expect.Rejected(failed.Error, ProviderErrorReason.Backing, $"a flush during which {plan.Fired.Point} failed");
        IsLatched(run, provider, pages);
        provider.Dispose();
        Expect.Rejected(provider.Flush().Error, ProviderErrorReason.Disposed, $"a flush after disposal, latched or not");
        Expect.Rejected(provider.Write(0, []).Error, ProviderErrorReason.Disposed, $"a write after disposal, latched or not");
        return true;
    }

    private static void IsLatched(CheckRun run, TracedProvider provider, long pages)
    {
        long size = pages * run.PageSize;
        Latched(provider.Flush().Error, "Flush");
        Latched(provider.Write(0, Pattern.Inverse(0, 1)).Error, "Write");
        Latched(provider.Write(0, []).Error, "Write of nothing");
        Latched(provider.Write(long.MaxValue, new byte[1]).Error, "Write out of bounds");
        foreach (long count in new[] { 0, 1, -1, long.MaxValue })
            Latched(provider.Grow(count).Error, $"Grow({count})");
        if (provider.IsMutableInPlace)
            Latched(provider.WriteInPlace<int>(0, size, 0, null).Error, "WriteInPlace");

        Expect.PageCount(provider, pages, run.PageSize, $"After a flush that failed,");
        Expect.PatternIn(provider, run.Log, 0, size, $"After a flush that failed,");

        static void Latched(MemoryError? error, string operation)
            => Expect.Rejected(error, ProviderErrorReason.Latched, $"{operation} after a flush that failed");
    }
}
