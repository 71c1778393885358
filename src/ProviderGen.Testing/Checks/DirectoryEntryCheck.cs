namespace ProviderGen.Testing;

/// <summary>Clause 15: a backing that nobody will find again.</summary>
internal sealed class DirectoryEntryCheck() : ClauseCheck(15, "A backing that has lost its name does not look durable",
    "Data in a file that has been deleted or replaced is on the disk and yet gone: nobody will find it after the next start. "
    + "The first flush therefore makes the name durable too, and fails if the name no longer leads to the open backing.")
{
    public override void Run(CheckRun run)
    {
        long pages = run.AtMost(1);
        RawBacking backing = run.NewBacking(Pattern.Bytes(0, pages * run.PageSize));
        if (backing.Unlink is null)
            throw new NotApplicableException("the backing has no name it could lose.");
        TracedProvider provider = run.MustOpen(backing.Open, "open");
        if (!provider.IsDurable || provider.IsReadOnly)
            throw new NotApplicableException("the provider makes nothing durable.");

        Expect.Ok(CheckRun.WritePattern(provider, 0, pages * run.PageSize), $"writing");
        run.Log.Add("somebody else takes the name away from the backing");
        backing.Unlink();
        Expect.Refused(provider.Flush().Error, ProviderErrorReason.Backing, $"the first flush of a backing that has lost its name");
        Expect.Refused(provider.Flush().Error, ProviderErrorReason.Latched, $"the second flush of a backing that has lost its name");
        Expect.Refused(provider.Write(0, new byte[1]).Error, ProviderErrorReason.Latched, $"a write after the flush that failed");
        Expect.PatternIn(provider, run.Log, 0, pages * run.PageSize, $"After the flush that failed,");
    }
}
