namespace ProviderGen.Testing;

/// <summary>Clause 17: visits in place.</summary>
internal sealed class InPlaceCheck() : ClauseCheck(17, "Memory that is being visited stays where it is",
    "A span is a pointer. If the memory behind it moves when the provider grows, what is written through it is lost; if it is "
    + "given back when the provider is disposed, the process crashes or reads unrelated data. During a visit growth must "
    + "leave the span valid, and disposal must wait for the visit to end.",
    "SpanCore has to return memory that stays where it is when GrowCore runs: reserve it, or add pieces. Release it in DisposeCore, which is"
    + "not called before the last visit has ended, and nowhere else.", 6, 11)
{
    public override void Run(CheckRun run)
    {
        if (!run.Fresh().IsAddressable)
            throw new NotApplicableException("the provider's memory cannot be visited: it is no IAddressableMemoryProvider.");
        long pages = run.AtMost(Math.Min(run.SomePages, 4));
        long size = pages * run.PageSize;
        ChecksCallbacks(run, run.Readable(pages), size);
        SurvivesDisposal(run, run.Readable(pages), pages);
        if (run.Fresh().IsReadOnly || run.AtMost(pages + 1) == pages)
            return;
        SurvivesGrowth(run, run.Writable(pages), pages);
        if (run.Fresh().IsMutableInPlace)
            KeepsChangesAcrossGrowth(run, run.Writable(pages), pages);
    }

    private static void ChecksCallbacks(CheckRun run, TracedProvider provider, long size)
    {
        NullIsRejected(provider.ReadInPlace<int>(0, size, 0, null), "ReadInPlace");
        NullIsRejected(provider.ReadInPlace<int>(0, 0, 0, null), "ReadInPlace of nothing");
        PassesThrough(() => provider.ReadInPlace(0, size, 0, static (_, _) => throw new CallbackException()), "ReadInPlace");
        if (provider.IsMutableInPlace && !provider.IsReadOnly)
        {
            NullIsRejected(provider.WriteInPlace<int>(0, size, 0, null), "WriteInPlace");
            NullIsRejected(provider.WriteInPlace<int>(0, 0, 0, null), "WriteInPlace of nothing");
            PassesThrough(() => provider.WriteInPlace(0, size, 0, static (_, _) => throw new CallbackException()), "WriteInPlace");
        }

        Expect.PatternIn(provider, run.Log, 0, size, $"After callbacks that threw,");
    }

    private static void NullIsRejected(MemoryResult result, string operation)
        => Expect.Rejected(result.Error, ProviderErrorReason.InvalidArgument, $"{operation} without a callback");

    private static void PassesThrough(Func<MemoryResult> visit, string operation)
    {
        MemoryResult result;
        try
        {
            result = visit();
        }
        catch (CallbackException)
        {
            return;
        }

        Expect.That(false, $"{operation} did not let the callback's exception through; it returned {result}.");
    }

    private static void SurvivesDisposal(CheckRun run, TracedProvider provider, long pages)
    {
        long size = pages * run.PageSize;
        var visit = new Visit(provider, 0);
        _ = provider.ReadInPlace(0, size, visit, static (span, visit) =>
        {
            // Another visit inside this one: the inner one's end must not release what the outer one still uses.
            if (visit.Position == 0)
            {
                visit.Note(visit.Provider.ReadInPlace(0, 1, visit, static (_, visit) => visit.Provider.Dispose()));
                visit.Note(visit.Provider.Read(0, new byte[1]));
            }

            visit.ExpectPattern(span);
        });
        visit.ThrowIfWrong("disposed during the visit");
        Expect.Rejected(visit.Results[1].Error, ProviderErrorReason.Disposed, $"a read in a callback, after disposal");
        Expect.PageCount(provider, 0, run.PageSize, $"After disposal during a visit,");
        Expect.Rejected(
            provider.ReadInPlace(0, 1, 0, static (_, _) => { }).Error, ProviderErrorReason.Disposed, $"a visit after disposal during another");
        provider.Dispose();
    }

    private static void SurvivesGrowth(CheckRun run, TracedProvider provider, long pages)
    {
        long more = run.AtMost(pages + 64) - pages;
        var visit = new Visit(provider, more);
        Expect.Ok(
            provider.ReadInPlace(0, pages * run.PageSize, visit, static (span, visit) =>
            {
                if (visit.Position == 0)
                    visit.Note(visit.Provider.Grow(visit.More));
                visit.ExpectPattern(span);
            }),
            $"a visit during which the provider grew");
        visit.ThrowIfWrong("grew during the visit");
        Expect.Ok(visit.Results[0], $"growing by {more} pages in a callback");
        Expect.PageCount(provider, pages + more, run.PageSize, $"After growth during a visit,");
    }

    private static void KeepsChangesAcrossGrowth(CheckRun run, TracedProvider provider, long pages)
    {
        long more = run.AtMost(pages + 64) - pages;
        var visit = new Visit(provider, more);
        Expect.Ok(
            provider.WriteInPlace(0, pages * run.PageSize, visit, static (span, visit) =>
            {
                if (visit.Position == 0)
                    visit.Note(visit.Provider.Grow(visit.More));
                visit.ExpectPattern(span);
                span[0] ^= 0xFF;
                visit.Changed.Add(visit.Position - span.Length);
            }),
            $"a visit during which the provider grew");
        visit.ThrowIfWrong("grew during the visit");
        Expect.Ok(visit.Results[0], $"growing by {more} pages in a callback");
        byte[] one = new byte[1];
        foreach (long offset in visit.Changed)
        {
            Expect.Ok(provider.Read(offset, one), $"reading back what was changed in place");
            Expect.That(
                one[0] == (Pattern.At(offset) ^ 0xFF),
                $"byte {offset}, changed through a span after the provider had grown in the callback, was changed somewhere else.");
        }
    }

    /// <summary>What callbacks saw; they report it here, as an exception of theirs would pass through the provider.</summary>
    private sealed class Visit(TracedProvider provider, long more)
    {
        private long _firstWrong = -1;

        public TracedProvider Provider => provider;

        public long More => more;

        public long Position { get; private set; }

        public List<MemoryResult> Results { get; } = [];

        public List<long> Changed { get; } = [];

        public void Note(MemoryResult result) => Results.Add(result);

        public void Note(MemoryResult<long> result) => Results.Add(result.IsOk ? MemoryResult.Ok : result.Error);

        public void ExpectPattern(ReadOnlySpan<byte> span)
        {
            int wrong = Pattern.FirstDifference(Position, span);
            if (wrong >= 0 && _firstWrong < 0)
                _firstWrong = Position + wrong;
            Position += span.Length;
        }

        public void ThrowIfWrong(string when)
            => Expect.That(_firstWrong < 0, $"byte {_firstWrong} was wrong in the span of a provider that {when}.");
    }
}
