namespace ProviderGen.TestProviders.KnownBad;

/// <summary>
/// A provider with one mistake in it, and the clauses that break because of it: as a rule one. Where another clause rests on the
/// broken one, it is not judged, and so not listed; two are listed where the mistake is really two.
/// </summary>
internal sealed record KnownBadProvider(string Name, string Clauses, Func<Shelf, bool, HandWrittenProvider> Create)
{
    /// <summary>All of them. They derive from <see cref="HandWrittenProvider"/>, which has no mistake.</summary>
    public static IReadOnlyList<KnownBadProvider> All { get; } =
    [
        new(nameof(RoundsTheLengthDown), "1, 14", (shelf, _) => new RoundsTheLengthDown(shelf)),
        new(nameof(PadsBeforeItRejects), "1", (shelf, _) => new PadsBeforeItRejects(shelf)),
        new(nameof(GrowsWithoutZeros), "2", (shelf, _) => new GrowsWithoutZeros(shelf)),
        new(nameof(GrowReturnsBytes), "2", (shelf, _) => new GrowReturnsBytes(shelf)),
        new(nameof(GrowReturnsTheNewCount), "2", (shelf, _) => new GrowReturnsTheNewCount(shelf)),
        new(nameof(NeverGrows), "2", (shelf, _) => new NeverGrows(shelf)),
        new(nameof(AcceptsNegativeGrowth), "3", (shelf, _) => new AcceptsNegativeGrowth(shelf)),
        new(nameof(GrowthWrapsAround), "3", (shelf, _) => new GrowthWrapsAround(shelf)),
        new(nameof(IgnoresItsLimit), "3", (shelf, _) => new IgnoresItsLimit(shelf)),
        new(nameof(CountsPagesThatFailed), "4", (shelf, _) => new CountsPagesThatFailed(shelf)),
        new(nameof(StumblesOverItsOwnRemainder), "4", (shelf, _) => new StumblesOverItsOwnRemainder(shelf)),
        new(nameof(TruncatesToAStaleLength), "5", (shelf, _) => new TruncatesToAStaleLength(shelf)),
        new(nameof(WrapsAround), "6", (shelf, _) => new WrapsAround(shelf)),
        new(nameof(OffByOneAtTheEnd), "6", (shelf, _) => new OffByOneAtTheEnd(shelf)),
        new(nameof(MissesTheLastByte), "6", (shelf, _) => new MissesTheLastByte(shelf)),
        new(nameof(TakesShortReadsForWhole), "6", (shelf, _) => new TakesShortReadsForWhole(shelf)),
        new(nameof(WritesOnlyTheFirstPart), "6", (shelf, _) => new WritesOnlyTheFirstPart(shelf)),
        new(nameof(SmearsOverlaps), "6", (shelf, _) => new SmearsOverlaps(shelf)),
        new(nameof(RejectsNothingAtTheEnd), "7", (shelf, _) => new RejectsNothingAtTheEnd(shelf)),
        new(nameof(AllowsNothingAnywhere), "7", (shelf, _) => new AllowsNothingAnywhere(shelf)),
        new(nameof(ClearsTheBufferOfARejectedRead), "8", (shelf, _) => new ClearsTheBufferOfARejectedRead(shelf)),
        new(nameof(WritesWhatFits), "8", (shelf, _) => new WritesWhatFits(shelf)),
        new(nameof(ReportsTheWrongLength), "8", (shelf, _) => new ReportsTheWrongLength(shelf)),
        new(nameof(LosesTheCause), "9", (shelf, _) => new LosesTheCause(shelf)),
        new(nameof(LetsReadFailuresEscape), "9", (shelf, _) => new LetsReadFailuresEscape(shelf)),
        new(nameof(FlushDoesNotLatch), "10", (shelf, _) => new FlushDoesNotLatch(shelf)),
        new(nameof(FlushLies), "10", (shelf, _) => new FlushLies(shelf)),
        new(nameof(LatchesReadsToo), "10", (shelf, _) => new LatchesReadsToo(shelf)),
        new(nameof(CrashesAfterDisposal), "11", (shelf, _) => new CrashesAfterDisposal(shelf)),
        new(nameof(KeepsItsSizeAfterDisposal), "11", (shelf, _) => new KeepsItsSizeAfterDisposal(shelf)),
        new(nameof(ThrowsWhenDisposedTwice), "11", (shelf, _) => new ThrowsWhenDisposedTwice(shelf)),
        new(nameof(JudgesArgumentsOfTheDisposed), "11", (shelf, _) => new JudgesArgumentsOfTheDisposed(shelf)),
        new(nameof(BelongsToOneThread), "12", (shelf, _) => new BelongsToOneThread(shelf)),
        new(nameof(LeavesATrailer), "13", (shelf, _) => new LeavesATrailer(shelf)),
        new(nameof(HasManyOwners), "14", (shelf, _) => new HasManyOwners(shelf)),
        new(nameof(NeverLetsGo), "14", (shelf, _) => new NeverLetsGo(shelf)),
        new(nameof(FlushesWhatIsLost), "15", (shelf, _) => new FlushesWhatIsLost(shelf)),
        new(nameof(ReadOnlyAllowsEmptyWrites), "16", (shelf, readOnly) => new ReadOnlyAllowsEmptyWrites(shelf, readOnly)),
        new(nameof(ReadOnlyWrites), "16", (shelf, readOnly) => new ReadOnlyWrites(shelf, readOnly)),
        new(nameof(MovesWhenItGrows), "17", (shelf, _) => new MovesWhenItGrows(shelf)),
        new(nameof(ReleasesUnderAVisitor), "17", (shelf, _) => new ReleasesUnderAVisitor(shelf)),
        new(nameof(SwallowsCallbackExceptions), "17", (shelf, _) => new SwallowsCallbackExceptions(shelf)),
    ];

    /// <summary>Describes a provider so that every clause applies.</summary>
    public static ProviderSubject SubjectOf(Func<Shelf, bool, HandWrittenProvider> create)
    {
        bool canBeReadOnly = create(new Shelf([]), true).IsReadOnly;
        return new ProviderSubject("hand-written", () => OpenOn(new Shelf([])).Value)
        {
            MaxPages = Shelf.MaxPages,
            CreateWithFaults = plan => OpenOn(new Shelf([], plan)).Value,
            Backing = bytes =>
            {
                var shelf = new Shelf(bytes);
                return new RawBacking(() => OpenOn(shelf), shelf.ToArray)
                {
                    Name = "shelf",
                    SetLength = length => shelf.Length = length,
                    OpenReadOnly = canBeReadOnly ? () => HandWrittenProvider.Open(shelf => create(shelf, true), shelf) : null,
                    IsExclusive = true,
                    Unlink = () => shelf.IsNameless = true,
                };
            },
        };

        MemoryResult<IMemoryProvider> OpenOn(Shelf shelf) => HandWrittenProvider.Open(shelf => create(shelf, false), shelf);
    }
}
