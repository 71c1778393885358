namespace ProviderGen.Testing;

/// <summary>Clause 14: one owner.</summary>
internal sealed class OwnershipCheck() : ClauseCheck(14, "A backing has one owner at a time",
    "Two providers on one file each believe in their own size and their own cache of the world; the second one to grow or to "
    + "commit destroys what the first one did. An owner keeps others out for as long as it is open, and the one kept out is told "
    + "which file it is about.",
    "Let the constructor or OpenCore acquire the backing for itself alone, on a file with FileShare.None, and throw if another provider has it."
    + "DisposeCore has to let go of it. NameCore says what messages call it.", 6)
{
    public override void Run(CheckRun run)
    {
        long pages = run.AtMost(2);
        RawBacking backing = run.NewBacking(Pattern.Bytes(0, pages * run.PageSize));
        if (!backing.IsExclusive)
            throw new NotExaminedException("set RawBacking.IsExclusive, if an open provider keeps others out.");

        TracedProvider owner = run.MustOpen(backing.Open, "open");
        IsKeptOut(run, backing, backing.Open, "a second opener");
        if (backing.OpenReadOnly is not null)
            IsKeptOut(run, backing, backing.OpenReadOnly, "a second, read-only opener");
        Expect.PageCount(owner, pages, run.PageSize, $"After a second Open was rejected,");
        Expect.PatternIn(owner, run.Log, 0, pages * run.PageSize, $"After a second Open was rejected,");
        owner.Dispose();

        TracedProvider next = run.TryOpen(backing.Open, "open, after the owner has been disposed", out MemoryError? kept)
            ?? throw new CheckFailedException($"opening after the owner has been disposed failed: {kept}");
        Expect.PatternIn(next, run.Log, 0, pages * run.PageSize, $"Under the next owner,");
        next.Dispose();
    }

    private static void IsKeptOut(CheckRun run, RawBacking backing, Func<MemoryResult<IMemoryProvider>> open, string who)
    {
        TracedProvider? second = run.TryOpen(open, who, out MemoryError? error);
        Expect.That(second is null, $"{who} opened a backing that has an owner.");
        string message = Expect.Rejected(error, ProviderErrorReason.Backing, $"{who} of a backing that has an owner").Message;
        Expect.That(
            backing.Name is null || message.Contains(backing.Name, StringComparison.Ordinal),
            $"the message for {who} does not name the backing '{backing.Name}': {message}");
    }
}
