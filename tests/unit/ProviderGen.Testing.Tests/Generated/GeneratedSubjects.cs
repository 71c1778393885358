namespace ProviderGen.Testing.Tests.Generated;

/// <summary>Descriptions of the generated providers of this project, by name.</summary>
internal static class GeneratedSubjects
{
    public static IReadOnlyDictionary<string, Func<ProviderSubject>> All { get; } = new Dictionary<string, Func<ProviderSubject>>
    {
        ["transfer, pages of 1"] = () => Owned(TransferOf1.Open, pieceBytes: 3),
        ["transfer, pages of 2"] = () => Owned(TransferOf2.Open, pieceBytes: 3),
        ["transfer, pages of 4"] = () => Owned(TransferOf4.Open, pieceBytes: 3),
        ["transfer, pages of 65536"] = () => Owned(TransferOf65536.Open, pieceBytes: 50_000),
        ["transfer, fresh bytes of 0xAA"] = () => Owned(TransferOf4.Open, pieceBytes: 16, fresh: 0xAA),
        ["transfer, pages of 65536, fresh bytes of 0xAA"] = () => Owned(TransferOf65536.Open, pieceBytes: 100_000, fresh: 0xAA),
        ["transfer, one byte at a time"] = () => Owned(TransferOf4.Open, pieceBytes: 64, maxPerRead: 1),
        ["transfer, required primitives only"] = () => Plain(PlainTransfer.Open),
        ["transfer, limited"] = () => Owned(LimitedTransfer.Open, pieceBytes: 7, maxPages: 5),
        ["transfer, ZeroCore"] = () => Owned(ZeroingTransfer.Open, pieceBytes: 100, fresh: 0xAA),
        ["span, pages of 1"] = () => Owned(SpanOf1.Open, pieceBytes: 3),
        ["span, pages of 2"] = () => Owned(SpanOf2.Open, pieceBytes: 3),
        ["span, pages of 4"] = () => Owned(SpanOf4.Open, pieceBytes: 3),
        ["span, pages of 65536"] = () => Owned(SpanOf65536.Open, pieceBytes: 50_000),
        ["span, pages of 4 MiB"] = () => Owned(SpanOf4194304.Open, pieceBytes: 3_000_000),
        ["span, one run"] = () => Owned(SpanOf4.Open, pieceBytes: 1 << 16),
        ["span, fresh bytes of 0xAA"] = () => Owned(SpanOf4.Open, pieceBytes: 16, fresh: 0xAA),
        ["span, required primitives only"] = () => Plain(PlainSpan.Open),
        ["span, limited"] = () => Owned(LimitedSpan.Open, pieceBytes: 7, maxPages: 3),
        ["span and WriteCore"] = () => Owned(SpanWithWrite.Open, pieceBytes: 20, fresh: 0xAA),
        ["span, ZeroCore"] = () => Owned(ZeroingSpan.Open, pieceBytes: 100, fresh: 0xAA),
        ["the example in the documentation of the attribute"] = () => new ProviderSubject("example", () => new ArrayProvider()) { MaxPages = 16 },
        ["read-only transfer"] = () => Plain(ReadOnlyTransfer.Open),
        ["read-only span"] = () => Plain(ReadOnlyAddressable.Open),
        ["read-only by choice, transfer"] = () => ByChoice(OptionalTransfer.Open, OptionalTransfer.Open),
        ["read-only by choice, span"] = () => ByChoice(OptionalSpan.Open, OptionalSpan.Open),
    };

    /// <summary>A provider that owns its store and has every optional primitive.</summary>
    private static ProviderSubject Owned<T>(
        Func<FaultyBacking, MemoryResult<T>> open, int pieceBytes, byte fresh = 0, int maxPerRead = int.MaxValue, long? maxPages = null)
        where T : IMemoryProvider
    {
        return new ProviderSubject(typeof(T).Name, () => open(NewStore(null)).Value)
        {
            MaxPages = maxPages,
            CreateWithFaults = plan => open(NewStore(plan)).Value,
            Backing = bytes =>
            {
                FaultyBacking store = NewStore(null);
                store.Fill(bytes);
                return RawBacking.Of(
                    () => open(store), store.ToArray, name: "shelf", setLength: store.SetLength, isExclusive: true, unlink: store.Unlink);
            },
        };

        FaultyBacking NewStore(FaultPlan? faults) => new(pieceBytes, fresh, maxPerRead) { Faults = faults };
    }

    /// <summary>A provider with the required primitives only.</summary>
    private static ProviderSubject Plain<T>(Func<FaultyBacking, MemoryResult<T>> open)
        where T : IMemoryProvider
        => new(typeof(T).Name, () => open(new FaultyBacking(10)).Value)
        {
            CreateWithFaults = plan => open(new FaultyBacking(10) { Faults = plan }).Value,
            Backing = bytes =>
            {
                FaultyBacking store = new(10);
                store.Fill(bytes);
                return RawBacking.Of(() => open(store), store.ToArray, setLength: store.SetLength);
            },
        };

    private static ProviderSubject ByChoice<T>(Func<FaultyBacking, MemoryResult<T>> open, Func<FaultyBacking, bool, MemoryResult<T>> openAs)
        where T : IMemoryProvider
        => new(typeof(T).Name, () => open(new FaultyBacking(10)).Value)
        {
            Backing = bytes =>
            {
                FaultyBacking store = new(10);
                store.Fill(bytes);
                return RawBacking.Of(() => open(store), store.ToArray, openReadOnly: () => openAs(store, true));
            },
        };
}
