namespace ProviderGen.Testing;

/// <summary>Clause 5: a backing that was modified externally.</summary>
internal sealed class ForeignLengthCheck() : ClauseCheck(5, "Growth is rejected when the length was changed externally",
    "Extending a backing to a length computed from a stale size cuts off whatever another handle has appended: data is lost "
    + "without any error. Before it grows, a provider compares the backing's actual length with the one it left there, and "
    + "rejects when they differ, in either direction.",
    "LengthCore has to ask the backing at every call, and not return a length that it remembers. GrowCore must not shorten anything.")
{
    public override void Run(CheckRun run)
    {
        _ = run.FreshWritable();
        long pages = run.PagesWithRoom;
        foreach (long change in new long[] { run.PageSize, 5L * run.PageSize, 1, -run.PageSize, -1 }.Where(change => (pages * run.PageSize) + change >= 0))
            Rejects(run, pages, (pages * run.PageSize) + change);
    }

    private static void Rejects(CheckRun run, long pages, long foreign)
    {
        run.Log.TruncateTo(0);
        byte[] before = Pattern.Bytes(0, pages * run.PageSize);
        RawBacking backing = run.NewBacking(before);
        if (backing.SetLength is null)
            throw new NotExaminedException("give RawBacking.SetLength, or describe a file by RawBacking.OfFile: it changes the length from outside the provider.");
        TracedProvider provider = run.MustOpen(backing.Open, "open");
        if (provider.IsReadOnly)
            throw new NotApplicableException("the provider is read-only.");

        run.Log.Add($"the length of the backing is set externally to {foreign} bytes");
        backing.SetLength(foreign);
        if (run.AtMost(pages + 1) > pages)
        {
            Expect.Rejected(provider.Grow(1).Error, ProviderErrorReason.LengthChanged, $"growing on a backing of {foreign} bytes that should hold {before.Length}");
            Expect.PageCount(provider, pages, run.PageSize, $"After the rejection,");
        }

        provider.Dispose();
        byte[] after = backing.ReadBytes();
        long kept = Math.Min(foreign, before.Length);
        Expect.That(
            after.LongLength == foreign && after.AsSpan(0, (int)kept).SequenceEqual(before.AsSpan(0, (int)kept)),
            $"growth on a backing of {foreign} bytes was rejected, but it has been changed; it holds {after.LongLength} bytes now.");
    }
}
