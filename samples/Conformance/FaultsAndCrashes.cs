using ProviderGen;
using ProviderGen.Testing;

namespace Conformance;

public class FaultsAndCrashes
{
    [Fact]
    public void EveryFaultOfTheBackingIsSurvived()
    {
        var subject = new ProviderSubject("shelf", () => Open(new FaultyShelf(new FaultyBacking(200))).ThrowIfError())
        {
            BackingWithFaults = plan =>
            {
                var backing = new FaultyBacking(pieceBytes: 200, fresh: 0xAA) { Faults = plan };
                return new RawBacking(() => Open(new FaultyShelf(backing)), backing.ToArray);
            },
        };
        FaultReport report = FaultSweep.Run(subject);            // the n-th raw call fails, for every n
        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void WhatWasFlushedIsThereAfterACrash()
    {
        CrashReport report = new CrashCheck(disk => Open(new ShelfOnDisk(disk))).Run(crashPoints: 1_000, seed: 1);
        Assert.True(report.Passed, report.ToString());
    }

    private static MemoryResult<IMemoryProvider> Open(IShelf shelf)
        => ShelfMemoryProvider.Open(shelf).TryGetValue(out ShelfMemoryProvider? provider, out MemoryError? error)
            ? (MemoryResult<IMemoryProvider>)provider
            : error;
}
