namespace ProviderGen.Testing;

/// <summary>Clause 15: a backing whose name is gone.</summary>
internal sealed class DirectoryEntryCheck() : ClauseCheck(15, "A backing that has lost its name does not look durable",
    "Data in a file that has been deleted or replaced is on the disk but unreachable: no path leads to it after the next start. "
    + "The first flush therefore makes the name durable too, and fails if the name no longer leads to the open backing.",
    "FlushCore has to see to the entry of the file as well: call FileDurability.SyncEntry(file, path) after FileDurability.Sync(file), at"
    + "least at the first flush, and let it throw.", 6)
{
    public override void Run(CheckRun run)
    {
        if (!run.FreshWritable().IsDurable)
            throw new NotApplicableException("the provider makes nothing durable: it is no IDurableMemoryProvider.");
        long pages = run.AtMost(1);
        byte[] content = Pattern.Bytes(0, pages * run.PageSize);
        RawBacking backing = run.NewBacking(content);
        Action unlink = CheckRun.UnlinkerOf(backing, content)
            ?? throw new NotExaminedException("give RawBacking.Unlink, or describe a file by RawBacking.OfFile: it takes the name away from an open backing.");
        TracedProvider provider = run.MustOpen(backing.Open, "open");

        Expect.Ok(CheckRun.WritePattern(provider, 0, pages * run.PageSize), $"writing");
        run.Log.Add("the name of the backing is removed externally");
        unlink();
        Expect.Rejected(provider.Flush().Error, ProviderErrorReason.Backing, $"the first flush of a backing that has lost its name");
        Expect.PatternIn(provider, run.Log, 0, pages * run.PageSize, $"After the flush that failed,");
    }
}
