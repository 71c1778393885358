namespace ProviderGen.Testing;

/// <summary>Clause 9: reads and writes that fail in the backing.</summary>
internal sealed class BackingFailureCheck() : ClauseCheck(9, "A failing backing is an error with its cause, and no more",
    "Disks and networks fail; what matters is that the failure arrives as an error that carries the original exception, so "
    + "that the cause can be found, and that the damage ends where the write did. A caller's own mistake is reported as such "
    + "before the backing is asked at all.",
    "ReadCore and WriteCore have to throw what the backing throws: do not catch it, or throw another exception with it inside."
    + "WriteCore must not touch bytes outside its range.", 6)
{
    private const int MaxFaults = 10_000;

    public override void Run(CheckRun run)
    {
        if (run.Fresh().IsReadOnly)
            throw new NotExaminedException("write a test of your own, in which the backing fails: the suite fills a provider before it lets reads fail, and this one is read-only.");
        MistakesComeFirst(run);
        int readFaults = Sweep(run, FailsReading);
        int writeFaults = Sweep(run, FailsWriting);
        if (readFaults + writeFaults == 0)
            throw NothingFailed(run);
    }

    // Bytes that lie in memory are copied, and a copy cannot fail; elsewhere the provider does not follow the plan.
    private static Exception NothingFailed(CheckRun run) => run.Fresh().IsAddressable
        ? new NotApplicableException("bytes are copied from and to memory, which cannot fail.")
        : new NotExaminedException("let the backing in ProviderSubject.CreateWithFaults call FaultPlan.Enter in ReadCore and WriteCore: no read or write made a call that could fail.");

    /// <summary>Lets the 1st, 2nd, 3rd call fail, and so on, until an operation makes fewer. Returns how many failed.</summary>
    private static int Sweep(CheckRun run, Func<CheckRun, int, bool> fails)
    {
        int call = 1;
        while (call <= MaxFaults && fails(run, call))
            call++;
        return call - 1;
    }

    private static bool FailsReading(CheckRun run, int call)
    {
        (TracedProvider provider, FaultPlan plan, long size) = Prepare(run);
        Arm(run, plan, call);
        MemoryResult result = provider.Read(0, new byte[Math.Min(size, Probes.MaxBytes)]);
        plan.Disarm();
        if (plan.Fired is null)
            return false;
        ExpectCause(result, plan.Fired, $"a read that failed in the backing");
        Expect.PageCount(provider, size / run.PageSize, run.PageSize, $"After a read that failed,");
        Expect.PatternIn(provider, run.Log, 0, size, $"After a read that failed,");
        return true;
    }

    private static bool FailsWriting(CheckRun run, int call)
    {
        (TracedProvider provider, FaultPlan plan, long size) = Prepare(run);
        long from = size / 4;
        int length = (int)Math.Min((size + 1) / 2, Probes.MaxBytes);
        Arm(run, plan, call);
        MemoryResult result = provider.Write(from, Pattern.Inverse(from, length));
        plan.Disarm();
        if (plan.Fired is null)
            return false;
        ExpectCause(result, plan.Fired, $"a write that failed in the backing");
        Expect.PageCount(provider, size / run.PageSize, run.PageSize, $"After a write that failed,");
        Expect.PatternIn(provider, run.Log, 0, from, $"Before the range of a write that failed,");
        Expect.PatternIn(provider, run.Log, from + length, size - from - length, $"Behind the range of a write that failed,");
        MemoryResult again = CheckRun.WritePattern(provider, from, length);
        if (provider.IsDurable && again.Error is MemoryError.ProviderError { Reason: ProviderErrorReason.Latched })
            return true; // It holds writes back, and one of those that it had accepted did not arrive.
        Expect.Ok(again, $"writing again after a write that failed");
        Expect.PatternIn(provider, run.Log, 0, size, $"After a write that failed and one that did not,");
        return true;
    }

    private static void MistakesComeFirst(CheckRun run)
    {
        (TracedProvider provider, FaultPlan plan, long size) = Prepare(run);
        Arm(run, plan, 1);
        Expect.That(provider.Read(size + 2, new byte[1]).Error is MemoryError.OutOfBounds, $"reading behind the end of a failing backing has to be out of bounds.");
        Expect.That(provider.Write(size + 2, new byte[1]).Error is MemoryError.OutOfBounds, $"writing behind the end of a failing backing has to be out of bounds.");
        Expect.Ok(provider.Read(0, []), $"reading nothing from a failing backing");
        Expect.Ok(provider.Write(0, []), $"writing nothing to a failing backing");
        Expect.Ok(provider.Grow(0), $"Grow(0) on a failing backing");
        _ = provider.Grow(-1);
        Expect.That(plan.Fired is null, $"the backing was called by an operation that does not need it.");
    }

    private static (TracedProvider Provider, FaultPlan Plan, long Size) Prepare(CheckRun run)
    {
        run.Log.TruncateTo(0);
        var plan = new FaultPlan();
        long pages = run.SomePages;
        return (run.Faulty(plan, pages), plan, pages * run.PageSize);
    }

    private static void Arm(CheckRun run, FaultPlan plan, int call)
    {
        plan.Arm(call);
        run.Log.Add($"the backing's call no. {call} from here fails");
    }

    private static void ExpectCause(MemoryResult result, InjectedFaultException fault, FormattableString what)
    {
        MemoryError.ProviderError error = Expect.Rejected(result.Error, ProviderErrorReason.Backing, what);
        for (Exception? cause = error.Cause; cause is not null; cause = cause.InnerException)
        {
            if (ReferenceEquals(cause, fault))
                return;
        }

        Expect.That(false, $"the error of an access that failed in the backing has lost the exception behind it; its cause is {error.Cause?.GetType().Name ?? "null"}.");
    }
}
