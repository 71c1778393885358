namespace ProviderGen.Testing;

/// <summary>Clause 4: growth that fails on the way.</summary>
internal sealed class FailedGrowthCheck() : ClauseCheck(4, "Growth that fails leaves everything as it was",
    "A disk fills up, a quota is reached, and the next moment it works again. A growth that fails at any step, zero-filling "
    + "included, must not count, must not change a byte, and must not make the provider unusable: what it left in the backing "
    + "is of its own making, and the next growth goes on from there, with zeros in every page it hands out.",
    "GrowCore has to throw when it fails, and must not change a byte below oldLength. LengthCore has to return what the backing really"
    + "holds, a remainder included. Set BackingZeroFills only if fresh bytes read as zero after a growth that failed as well.", 6, 2)
{
    private const int MaxFaults = 10_000;

    public override void Run(CheckRun run)
    {
        _ = run.FreshWritable();
        foreach (FaultKind kind in new[] { FaultKind.Fail, FaultKind.Tear })
        {
            int call = 1;
            while (call <= MaxFaults && Survives(run, call, kind))
                call++;
            if (call == 1)
                throw new NotExaminedException("let the backing in ProviderSubject.CreateWithFaults call FaultPlan.Enter in LengthCore, GrowCore and ZeroCore: a growth made no call that could fail.");
        }
    }

    /// <summary>Lets one call fail. Returns false when growing makes fewer calls than that.</summary>
    private static bool Survives(CheckRun run, int call, FaultKind kind)
    {
        var plan = new FaultPlan();
        long pages = run.PagesWithRoom;
        long more = run.AtMost(pages + 2) - pages;
        run.Log.TruncateTo(0);
        TracedProvider provider = run.Faulty(plan, pages);

        plan.Arm(call, kind: kind);
        run.Log.Add($"the backing's call no. {call} from here fails{(kind == FaultKind.Tear ? ", half-way" : "")}");
        MemoryResult<long> failed = provider.Grow(more);
        plan.Disarm();
        if (plan.Fired is null)
            return false;

        Expect.Rejected(failed.Error, ProviderErrorReason.Backing, $"a growth during which {plan.Fired.Point} failed");
        Expect.PageCount(provider, pages, run.PageSize, $"After a growth that failed,");
        Expect.PatternIn(provider, run.Log, 0, pages * run.PageSize, $"After a growth that failed,");
        long leftOver = (pages + more - 1) * run.PageSize;
        Expect.That(!provider.Read(leftOver, new byte[1]).IsOk, $"byte {leftOver} can be read, though the growth by its page failed.");

        // One page first: the remainder of the failed growth may be longer than the next growth needs.
        for (long grown = 0; grown < more; grown++)
        {
            Expect.Ok(provider.Grow(1), $"the growth after one that failed");
            Expect.ZerosIn(provider, run.Log, (pages + grown) * run.PageSize, run.PageSize, $"After a growth that failed and one that did not,");
        }

        Expect.PatternIn(provider, run.Log, 0, pages * run.PageSize, $"After a growth that failed and one that did not,");
        return true;
    }
}
