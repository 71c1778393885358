namespace ProviderGen.Testing;

/// <summary>Clause 16: read-only providers.</summary>
internal sealed class ReadOnlyCheck() : ClauseCheck(16, "A read-only provider says so and rejects every change",
    "Tools that look at a production image open it read-only in order to be safe from their own mistakes. Every change has to "
    + "be rejected by the provider itself, whatever its arguments and before they are judged, and whether or not the system "
    + "would have allowed it: an administrator may write to files that are marked read-only.",
    "Set ReadOnly = true in [MemoryProvider], or return true from ReadOnlyCore, and leave rejecting to the generated code. Neither the"
    + "constructor nor OpenCore or DisposeCore may write to a backing that is opened read-only.", 6)
{
    public override void Run(CheckRun run)
    {
        long pages = run.SomePages;
        if (run.ReadOnly(pages) is not { } opened)
            throw new NotExaminedException("give ProviderSubject.Backing with RawBacking.OpenReadOnly, if the provider can be opened read-only.");
        (TracedProvider provider, RawBacking backing) = opened;
        long size = pages * run.PageSize;

        Expect.That(provider.IsReadOnly, $"IsReadOnly is false for a provider that was opened read-only.");
        foreach (long count in new[] { 1, -1, long.MinValue, long.MaxValue })
            Rejected(provider.Grow(count).Error, $"Grow({count})");
        Expect.That(Expect.Ok(provider.Grow(0), $"Grow(0) of a read-only provider") == pages, $"Grow(0) does not return the page count of {pages}.");
        foreach (long offset in new[] { 0, size, size + 1, -1, long.MinValue, long.MaxValue })
        {
            Rejected(provider.Write(offset, []).Error, $"writing nothing at offset {offset}");
            Rejected(provider.Write(offset, new byte[1]).Error, $"writing at offset {offset}");
            if (provider.IsMutableInPlace)
                Rejected(provider.WriteInPlace<int>(offset, 1, 0, null).Error, $"WriteInPlace at offset {offset}");
        }

        Expect.PageCount(provider, pages, run.PageSize, $"After nothing but rejections,");
        Expect.PatternIn(provider, run.Log, 0, size, $"After nothing but rejections,");
        provider.Dispose();
        Expect.Rejected(provider.Write(0, new byte[1]).Error, ProviderErrorReason.Disposed, $"a write after disposal, read-only or not");
        Expect.That(
            backing.ReadBytes().AsSpan().SequenceEqual(Pattern.Bytes(0, size)),
            $"the backing has been changed through a read-only provider.");
    }

    private static void Rejected(MemoryError? error, string operation)
        => Expect.Rejected(error, ProviderErrorReason.ReadOnly, $"{operation} of a read-only provider");
}
