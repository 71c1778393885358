using ProviderGen.Benchmarks.Baselines;
using ProviderGen.Benchmarks.Statistics;
using ProviderGen.TestSupport;

namespace ProviderGen.Benchmarks.Budgets;

/// <summary>What is promised of a cache before a file that the system caches already: it saves the system calls of short accesses.</summary>
internal static class CachedBudgets
{
    // A quarter of the cache, so that what is read stays, and what is written waits there for the next flush.
    private const long Near = 4 << 20;

    public static IEnumerable<Budget> All =>
    [
        new("wasi / cached wasi, read 4 B, within 4 MiB", Limit.AtLeast(3), effort => Accesses(effort, new Workload(4, region: Near), isMixed: false)),
        new("wasi / cached wasi, read 16 B, within 4 MiB", Limit.AtLeast(3), effort => Accesses(effort, new Workload(16, region: Near), isMixed: false)),
        new("wasi / cached wasi, read and write 8 B, within 4 MiB", Limit.AtLeast(3), effort => Accesses(effort, new Workload(8, region: Near), isMixed: true)),
        new("wasi / cached wasi, read 16 B, anywhere in 256 MiB", Limit.Published("x"), effort => Accesses(effort, new Workload(16), isMixed: false)),
    ];

    private static Spread Accesses(Effort effort, Workload workload, bool isMixed)
    {
        using var directory = new TempDirectory();
        using var file = new Loaded<Wasi>(directory);
        using var cached = new Loaded<CachedWasi>(directory);
        return isMixed
            ? Pairing.Ratio(effort, file.Mixed(workload), cached.Mixed(workload))
            : Pairing.Ratio(effort, file.Reads(workload), cached.Reads(workload));
    }
}
