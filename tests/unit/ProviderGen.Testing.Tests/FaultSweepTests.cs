using ProviderGen.Testing.Tests.Generated;

namespace ProviderGen.Testing.Tests;

public class FaultSweepTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Generated_providers_survive_every_fault(bool transfers)
    {
        FaultReport report = FaultSweep.Run(Subject(
            plan => new FaultyBacking(3, fresh: 0xAA) { Faults = plan },
            store => transfers ? Widen(TransferOf4.Open(store)) : Widen(SpanOf4.Open(store))));

        Assert.True(report.Passed, report.ToString());
        Assert.InRange(report.Faults, 100, long.MaxValue);
    }

    /// <summary>A sweep that finds nothing wrong with a backing that lies would be worth nothing.</summary>
    [Fact]
    public void A_write_that_fails_after_having_said_it_succeeded_is_found()
    {
        FaultReport report = FaultSweep.Run(new ProviderSubject("lying", () => TransferOf4.Open(new FaultyBacking(3)).Value)
        {
            BackingWithFaults = plan =>
            {
                var store = new FaultyBacking(3) { Faults = plan };
                return new RawBacking(() => Widen(SwallowsWriteFailures.Open(store)), store.ToArray);
            },
        });

        Assert.False(report.Passed);
        Assert.Contains("Write", report.Failure, StringComparison.Ordinal);
    }

    /// <summary>What is held back fails to arrive at a flush, where a fault of reads may hit a write; and what is kept must not be lost.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_provider_that_holds_writes_back_may_not_forget_those_that_did_not_arrive(bool forgets)
    {
        FaultReport report = FaultSweep.Run(Subject(
            plan => new FaultyBacking(3, fresh: 0xAA) { Faults = plan },
            store => Widen(HoldsWritesBack.Open(store, forgets))));

        Assert.True(report.Passed == !forgets, report.ToString());
    }

    [Fact]
    public void A_subject_without_faults_is_rejected()
        => Assert.Throws<ArgumentException>(() => FaultSweep.Run(new ProviderSubject("plain", () => TransferOf4.Open(new FaultyBacking(3)).Value)));

    /// <summary>A plan that nobody follows shows nothing.</summary>
    [Fact]
    public void A_backing_that_does_not_follow_the_plan_does_not_pass()
    {
        FaultReport report = FaultSweep.Run(Subject(_ => new FaultyBacking(3), store => Widen(TransferOf4.Open(store))));

        Assert.False(report.Passed);
        Assert.Contains("never follows the plan", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_backing_that_does_not_follow_the_plan_has_not_been_examined()
    {
        var subject = new ProviderSubject("deaf", () => TransferOf4.Open(new FaultyBacking(3)).Value)
        {
            CreateWithFaults = _ => TransferOf4.Open(new FaultyBacking(3)).Value,
        };

        Assert.All([4, 9], clause => Assert.Equal(ClauseVerdict.NotExamined, ConformanceSuite.Run(subject, clause).Verdict));
        Assert.Equal(ClauseVerdict.PassedInPart, ConformanceSuite.Run(subject, 10).Verdict);
    }

    private static ProviderSubject Subject(Func<FaultPlan, FaultyBacking> create, Func<FaultyBacking, MemoryResult<IMemoryProvider>> open)
        => new("generated", () => open(create(new FaultPlan())).Value)
        {
            BackingWithFaults = plan =>
            {
                FaultyBacking store = create(plan);
                return new RawBacking(() => open(store), store.ToArray);
            },
        };

    private static MemoryResult<IMemoryProvider> Widen<T>(MemoryResult<T> opened)
        where T : IMemoryProvider
        => opened.TryGetValue(out T? provider, out MemoryError? error) ? (MemoryResult<IMemoryProvider>)provider : error;
}

[MemoryProvider(PageSize = 4)]
internal sealed partial class SwallowsWriteFailures
{
    private readonly FaultyBacking _store;

    private SwallowsWriteFailures(FaultyBacking store) => _store = store;

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private int ReadCore(long offset, Span<byte> destination) => _store.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source)
    {
        try
        {
            _store.Write(offset, source);
        }
#pragma warning disable MPG012 // The mistake, made on purpose.
        catch (IOException)
        {
        }
#pragma warning restore MPG012
    }
}

[MemoryProvider(PageSize = 4)]
internal sealed partial class HoldsWritesBack
{
    private readonly FaultyBacking _store;
    private readonly bool _forgets;
    private readonly SortedDictionary<long, byte> _held = [];

    private HoldsWritesBack(FaultyBacking store, bool forgets)
    {
        _store = store;
        _forgets = forgets;
    }

    private long LengthCore() => _store.AskLength();

    private void GrowCore(long oldLength, long newLength) => _store.Extend(oldLength, newLength);

    private void ZeroCore(long offset, long length) => _store.Zero(offset, length);

    private int ReadCore(long offset, Span<byte> destination)
    {
        int count = _store.Read(offset, destination);
        for (int i = 0; i < count && i < destination.Length; i++)
            destination[i] = _held.GetValueOrDefault(offset + i, destination[i]);
        return count;
    }

    private void WriteCore(long offset, ReadOnlySpan<byte> source)
    {
        foreach (byte value in source)
            _held[offset++] = value;
    }

    private void FlushCore()
    {
        WriteBack();
        _store.Flush();
    }

    private void DisposeCore() => WriteBack();

    private void WriteBack()
    {
        try
        {
            foreach ((long offset, byte value) in _held)
                _store.Write(offset, [value]);
            _held.Clear();
        }
        finally
        {
            if (_forgets)
                _held.Clear();
        }
    }
}
