using ProviderGen.Testing.Tests.KnownBad;

namespace ProviderGen.Testing.Tests;

/// <summary>The suite finds what is wrong with a provider, and says which clause it breaks.</summary>
public class KnownBadTests
{
    private static readonly Dictionary<string, Func<Shelf, bool, HandWrittenProvider>> Providers = new()
    {
        [nameof(WrapsAround)] = (shelf, _) => new WrapsAround(shelf),
        [nameof(OffByOneAtTheEnd)] = (shelf, _) => new OffByOneAtTheEnd(shelf),
        [nameof(MissesTheLastByte)] = (shelf, _) => new MissesTheLastByte(shelf),
        [nameof(TakesShortReadsForWhole)] = (shelf, _) => new TakesShortReadsForWhole(shelf),
        [nameof(SmearsOverlaps)] = (shelf, _) => new SmearsOverlaps(shelf),
        [nameof(RefusesNothingAtTheEnd)] = (shelf, _) => new RefusesNothingAtTheEnd(shelf),
        [nameof(AllowsNothingAnywhere)] = (shelf, _) => new AllowsNothingAnywhere(shelf),
        [nameof(ClearsTheBufferOfARefusedRead)] = (shelf, _) => new ClearsTheBufferOfARefusedRead(shelf),
        [nameof(WritesWhatFits)] = (shelf, _) => new WritesWhatFits(shelf),
        [nameof(ReportsTheWrongLength)] = (shelf, _) => new ReportsTheWrongLength(shelf),
        [nameof(BelongsToOneThread)] = (shelf, _) => new BelongsToOneThread(shelf),
        [nameof(GrowsWithoutZeros)] = (shelf, _) => new GrowsWithoutZeros(shelf),
        [nameof(GrowReturnsBytes)] = (shelf, _) => new GrowReturnsBytes(shelf),
        [nameof(GrowReturnsTheNewCount)] = (shelf, _) => new GrowReturnsTheNewCount(shelf),
        [nameof(AcceptsNegativeGrowth)] = (shelf, _) => new AcceptsNegativeGrowth(shelf),
        [nameof(GrowthWrapsAround)] = (shelf, _) => new GrowthWrapsAround(shelf),
        [nameof(IgnoresItsLimit)] = (shelf, _) => new IgnoresItsLimit(shelf),
        [nameof(CountsPagesThatFailed)] = (shelf, _) => new CountsPagesThatFailed(shelf),
        [nameof(StumblesOverItsOwnRemainder)] = (shelf, _) => new StumblesOverItsOwnRemainder(shelf),
        [nameof(TruncatesToAStaleLength)] = (shelf, _) => new TruncatesToAStaleLength(shelf),
        [nameof(MovesWhenItGrows)] = (shelf, _) => new MovesWhenItGrows(shelf),
        [nameof(RoundsTheLengthDown)] = (shelf, _) => new RoundsTheLengthDown(shelf),
        [nameof(PadsBeforeItRefuses)] = (shelf, _) => new PadsBeforeItRefuses(shelf),
        [nameof(LosesTheCause)] = (shelf, _) => new LosesTheCause(shelf),
        [nameof(LetsReadFailuresEscape)] = (shelf, _) => new LetsReadFailuresEscape(shelf),
        [nameof(FlushDoesNotLatch)] = (shelf, _) => new FlushDoesNotLatch(shelf),
        [nameof(FlushLies)] = (shelf, _) => new FlushLies(shelf),
        [nameof(LatchesReadsToo)] = (shelf, _) => new LatchesReadsToo(shelf),
        [nameof(CrashesAfterDisposal)] = (shelf, _) => new CrashesAfterDisposal(shelf),
        [nameof(KeepsItsSizeAfterDisposal)] = (shelf, _) => new KeepsItsSizeAfterDisposal(shelf),
        [nameof(ThrowsWhenDisposedTwice)] = (shelf, _) => new ThrowsWhenDisposedTwice(shelf),
        [nameof(JudgesArgumentsOfTheDisposed)] = (shelf, _) => new JudgesArgumentsOfTheDisposed(shelf),
        [nameof(LeavesATrailer)] = (shelf, _) => new LeavesATrailer(shelf),
        [nameof(HasManyOwners)] = (shelf, _) => new HasManyOwners(shelf),
        [nameof(FlushesWhatIsLost)] = (shelf, _) => new FlushesWhatIsLost(shelf),
        [nameof(ReadOnlyAllowsEmptyWrites)] = (shelf, readOnly) => new ReadOnlyAllowsEmptyWrites(shelf, readOnly),
        [nameof(ReadOnlyWrites)] = (shelf, readOnly) => new ReadOnlyWrites(shelf, readOnly),
        [nameof(ReleasesUnderAVisitor)] = (shelf, _) => new ReleasesUnderAVisitor(shelf),
        [nameof(SwallowsCallbackExceptions)] = (shelf, _) => new SwallowsCallbackExceptions(shelf),
    };

    [Fact]
    public void The_provider_that_the_bad_ones_derive_from_keeps_every_clause()
    {
        ConformanceReport report = ConformanceSuite.Run(SubjectOf((shelf, readOnly) => new HandWrittenProvider(shelf, readOnly)));

        Assert.All(report.Results, result => Assert.True(result.Verdict == ClauseVerdict.Passed, result.ToString()));
    }

    [Theory]
    [InlineData(nameof(RoundsTheLengthDown), "1, 14")]
    [InlineData(nameof(PadsBeforeItRefuses), "1")]
    [InlineData(nameof(GrowsWithoutZeros), "2, 4")]
    [InlineData(nameof(GrowReturnsBytes), "2")]
    [InlineData(nameof(GrowReturnsTheNewCount), "2")]
    [InlineData(nameof(AcceptsNegativeGrowth), "3")]
    [InlineData(nameof(GrowthWrapsAround), "3")]
    [InlineData(nameof(IgnoresItsLimit), "3")]
    [InlineData(nameof(CountsPagesThatFailed), "4")]
    [InlineData(nameof(StumblesOverItsOwnRemainder), "4")]
    [InlineData(nameof(TruncatesToAStaleLength), "5")]
    [InlineData(nameof(WrapsAround), "6, 8")]
    [InlineData(nameof(OffByOneAtTheEnd), "6")]
    [InlineData(nameof(MissesTheLastByte), "6, 13")]
    [InlineData(nameof(SmearsOverlaps), "6")]
    [InlineData(nameof(RefusesNothingAtTheEnd), "7")]
    [InlineData(nameof(AllowsNothingAnywhere), "7")]
    [InlineData(nameof(ClearsTheBufferOfARefusedRead), "8")]
    [InlineData(nameof(WritesWhatFits), "8")]
    [InlineData(nameof(ReportsTheWrongLength), "8")]
    [InlineData(nameof(LosesTheCause), "9")]
    [InlineData(nameof(LetsReadFailuresEscape), "9")]
    [InlineData(nameof(FlushDoesNotLatch), "10, 15")]
    [InlineData(nameof(FlushLies), "10")]
    [InlineData(nameof(LatchesReadsToo), "10")]
    [InlineData(nameof(CrashesAfterDisposal), "11, 17")]
    [InlineData(nameof(KeepsItsSizeAfterDisposal), "11, 17")]
    [InlineData(nameof(ThrowsWhenDisposedTwice), "11, 17")]
    [InlineData(nameof(JudgesArgumentsOfTheDisposed), "11")]
    [InlineData(nameof(BelongsToOneThread), "12")]
    [InlineData(nameof(LeavesATrailer), "13")]
    [InlineData(nameof(HasManyOwners), "14")]
    [InlineData(nameof(FlushesWhatIsLost), "15")]
    [InlineData(nameof(ReadOnlyAllowsEmptyWrites), "16")]
    [InlineData(nameof(ReadOnlyWrites), "16")]
    [InlineData(nameof(MovesWhenItGrows), "17")]
    [InlineData(nameof(ReleasesUnderAVisitor), "17")]
    [InlineData(nameof(SwallowsCallbackExceptions), "17")]
    public void The_suite_names_the_clauses_that_a_bad_provider_breaks(string provider, string clauses)
    {
        ConformanceReport report = ConformanceSuite.Run(SubjectOf(Providers[provider]));

        Assert.True(clauses == string.Join(", ", report.FailedClauses), report.ToString());
        Assert.All(report.FailedClauses, clause => Assert.NotEmpty(report[clause].Reason));
        Assert.All(report.FailedClauses, clause => Assert.NotEmpty(report[clause].Operations));
    }

    [Fact]
    public void A_provider_that_takes_short_reads_for_whole_breaks_clause_6_among_others()
        => Assert.Contains(6, ConformanceSuite.Run(SubjectOf(Providers[nameof(TakesShortReadsForWhole)])).FailedClauses);

    private static ProviderSubject SubjectOf(Func<Shelf, bool, HandWrittenProvider> create)
    {
        bool canBeReadOnly = create(new Shelf([]), true).IsReadOnly;
        return new ProviderSubject("hand-written", () => OpenOn(new Shelf([])).Value)
        {
            MaxPages = Shelf.MostPages,
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
