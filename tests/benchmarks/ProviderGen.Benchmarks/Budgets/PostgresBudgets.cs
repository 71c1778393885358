using ProviderGen.Benchmarks.Statistics;
using ProviderGen.Postgres;
using ProviderGen.PostgresCluster;
using ProviderGen.Providers;

namespace ProviderGen.Benchmarks.Budgets;

/// <summary>What a database costs, with the server on the same machine: there is no network between them, and there usually is one.</summary>
internal static class PostgresBudgets
{
    private const int PageSize = 65_536;
    private const int Pages = 256;

    // The guardian of the cluster stops it when this process ends.
    private static readonly Lazy<PrivateCluster> Cluster = new(() => new PrivateCluster(
        PostgresInstallation.Find(out string reason) ?? throw new SkippedException(reason)));

    private static readonly byte[] Bytes = new byte[16 * PageSize];

    private static int _images;

    /// <summary>The ways to use the provider that are compared: what is opened, and what is put before it.</summary>
    private static (string Name, Func<PostgresMemoryProvider, IMemoryProvider> Wrap)[] Ways =>
    [
        ("postgres", static provider => provider),
        // Room for a quarter of the image: accesses anywhere in it show what a miss costs, those in order what a hit saves.
        ("postgres, cached", static provider => CachedMemoryProvider
            .Open(provider, new CachedMemoryProviderOptions { CapacityPages = Pages / 4 })
            .ThrowIfError()),
    ];

    public static IEnumerable<Budget> All => Ways.SelectMany(way => (Budget[])
    [
        Published($"{way.Name}, read 64 B", way.Wrap, static (provider, random) => Read(provider, random, 64)),
        Published($"{way.Name}, read 64 KiB", way.Wrap, static (provider, random) => Read(provider, random, PageSize)),
        Published($"{way.Name}, read 1 MiB", way.Wrap, static (provider, random) => Read(provider, random, 16 * PageSize)),
        Published($"{way.Name}, write 64 B", way.Wrap, static (provider, random) => Write(provider, random, 64)),
        Published($"{way.Name}, write 1 MiB", way.Wrap, static (provider, random) => Write(provider, random, 16 * PageSize)),
        Published($"{way.Name}, write 4 KiB and flush", way.Wrap, static (provider, random) =>
        {
            Write(provider, random, 4_096);
            ((IDurableMemoryProvider)provider).Flush().ThrowIfError();
        }),
        Published($"{way.Name}, read 256 KiB, 4 KiB after 4 KiB", way.Wrap, static (provider, random)
            => InOrder(provider, random, static (provider, offset) => provider.Read(offset, Bytes.AsSpan(0, 4_096)))),
        Published($"{way.Name}, write 256 KiB, 4 KiB after 4 KiB, and flush", way.Wrap, static (provider, random) =>
        {
            InOrder(provider, random, static (provider, offset) => provider.Write(offset, Bytes.AsSpan(0, 4_096)));
            ((IDurableMemoryProvider)provider).Flush().ThrowIfError();
        }),
    ]);

    private static Budget Published(string name, Func<PostgresMemoryProvider, IMemoryProvider> wrap, Action<IMemoryProvider, Random> access)
        => new(name, Limit.Published(" ms"), effort => Time(effort, wrap, access));

    /// <summary>Milliseconds that an access to an image of 16 MiB takes, anywhere in it.</summary>
    private static Spread Time(Effort effort, Func<PostgresMemoryProvider, IMemoryProvider> wrap, Action<IMemoryProvider, Random> access)
    {
        if (PostgresInstallation.Find(out string reason) is null)
            throw new SkippedException(reason);
        using IMemoryProvider provider = wrap(Open());
        var random = new Random(20_260_101);
        for (int i = 0; i < 20; i++)
            access(provider, random);
        Pairing.Settle();
        return Spread.Of([.. Enumerable.Range(0, effort.Rounds).Select(_ => Pairing.Time(() => access(provider, random)))]);
    }

    private static PostgresMemoryProvider Open()
    {
        var options = new PostgresMemoryProviderOptions { CreateTables = true };
        PostgresMemoryProvider provider = PostgresMemoryProvider.Open(Cluster.Value.ConnectionString, $"image {_images++}", options).ThrowIfError();
        provider.Grow(Pages).ThrowIfError();
        byte[] bytes = new byte[provider.Size];
        new Random(1).NextBytes(bytes);
        provider.Write(0, bytes).ThrowIfError();
        provider.Flush().ThrowIfError();
        return provider;
    }

    private static void Read(IMemoryProvider provider, Random random, int length)
        => provider.Read(random.NextInt64(provider.Size - length), Bytes.AsSpan(0, length)).ThrowIfError();

    private static void InOrder(IMemoryProvider provider, Random random, Func<IMemoryProvider, long, MemoryResult> access)
    {
        long first = random.NextInt64(Pages - 4) * PageSize;
        for (long offset = first; offset < first + (4 * PageSize); offset += 4_096)
            access(provider, offset).ThrowIfError();
    }

    private static void Write(IMemoryProvider provider, Random random, int length)
        => provider.Write(random.NextInt64(provider.Size - length), Bytes.AsSpan(0, length)).ThrowIfError();
}
