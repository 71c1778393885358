using ProviderGen.Postgres.Tests.Support;
using ProviderGen.Testing;

namespace ProviderGen.Postgres.Tests;

/// <summary>The server dies: between operations, and while a writer writes and flushes.</summary>
[Collection(nameof(OneServer))]
public class CrashTests(PostgresServer server)
{
    private const int PageSize = 65_536;
    private const int Kills = 10;

    [SkippableTheory]
    [InlineData("kill")]
    [InlineData("immediate")]
    [InlineData("fast")]
    public void A_server_that_dies_between_operations_loses_nothing_that_was_flushed(string how)
    {
        string name = server.NewName();
        using PostgresMemoryProvider provider = server.OpenWith(name, 2, 1);
        string other = server.NewName();
        using PostgresMemoryProvider unflushed = server.OpenWith(other, 1, 1);
        unflushed.Write(0, new byte[] { 2 }).ThrowIfError();

        End(how);
        try
        {
            Assert.False(provider.Read(0, new byte[1]).IsOk);
            Assert.False(provider.Write(0, new byte[1]).IsOk);
            Assert.False(server.TryOpen(name).IsOk);
        }
        finally
        {
            server.Cluster.Start();
        }

        Expect.Holds(provider, 2, 1); // on a new connection
        provider.Write(0, new byte[] { 1 }).ThrowIfError();
        provider.Flush().ThrowIfError();
        Expect.IsLost(unflushed, "the writes since the last flush are lost");
        unflushed.Dispose();
        using PostgresMemoryProvider again = server.Open(other);
        Expect.Holds(again, 1, 1);
    }

    [SkippableTheory]
    [InlineData("kill")]
    [InlineData("immediate")]
    public void A_server_that_dies_under_a_writer_has_all_that_was_flushed_and_no_half_of_the_rest(string how)
    {
        string name = server.NewName();
        byte[] image = [];
        int flushes = 0;
        for (int round = 0; round < Kills; round++)
        {
            var work = new Workload(image, seed: (round * 7919) + (how == "kill" ? 1 : 2));
            using PostgresMemoryProvider provider = server.Open(name);
            var writer = Task.Run(() => work.RunUntilRejected(provider));
            Assert.True(SpinWait.SpinUntil(() => work.Flushes > round % 4 || writer.IsCompleted, TimeSpan.FromMinutes(1)));
            End(how);
            writer.GetAwaiter().GetResult();
            server.Cluster.Start();
            Assert.False(provider.Read(0, new byte[1]).IsOk && work.HasUnflushed, "What was lost can be read.");
            provider.Dispose();

            // The kit's verdict, and a stricter one: a transaction is there as a whole or not at all.
            image = server.Bytes(name);
            Assert.Null(work.Oracle.Judge(image));
            Assert.True(work.MayBe(image), $"After round {round} the image is neither what was flushed last nor what was being flushed.");
            using PostgresMemoryProvider again = server.Open(name);
            byte[] read = new byte[again.Size];
            again.Read(0, read).ThrowIfError();
            Assert.True(read.AsSpan().SequenceEqual(image));
            flushes += work.Flushes;
        }

        Assert.InRange(flushes, Kills, int.MaxValue);
    }

    private void End(string how)
    {
        if (how == "kill")
            server.Cluster.Kill();
        else
            server.Cluster.Stop(how);
    }

    /// <summary>Grows, writes and flushes until an operation fails, and remembers what may be found then.</summary>
    private sealed class Workload
    {
        private const int MaxPages = 24;

        private readonly Random _random;
        private byte[] _flushed;
        private byte[]? _flushing;
        private int _flushes;

        public Workload(byte[] image, int seed)
        {
            _random = new Random(seed);
            _flushed = image;
            Oracle.WillGrow(image.Length);
            Oracle.WillWrite(0, image);
            Oracle.Flushed();
        }

        public CrashOracle Oracle { get; } = new();

        public int Flushes => Volatile.Read(ref _flushes);

        public bool HasUnflushed { get; private set; }

        public bool MayBe(byte[] found) => found.AsSpan().SequenceEqual(_flushed) || (_flushing is not null && found.AsSpan().SequenceEqual(_flushing));

        public void RunUntilRejected(PostgresMemoryProvider provider)
        {
            while (Step(provider))
                Interlocked.Increment(ref _flushes);
        }

        private bool Step(PostgresMemoryProvider provider)
        {
            long pages = provider.Pages == 0 ? 1 : provider.Pages < MaxPages ? _random.Next(3) : 0;
            HasUnflushed = false;
            if (pages > 0)
            {
                Oracle.WillGrow(provider.Size + (pages * PageSize));
                if (!provider.Grow(pages).IsOk)
                    return false;
                HasUnflushed = true;
            }

            for (int writes = _random.Next(1, 6); writes > 0; writes--)
            {
                byte[] bytes = new byte[_random.Next(1, 100_000)];
                _random.NextBytes(bytes);
                long offset = _random.NextInt64(Math.Max(1, provider.Size - bytes.Length));
                Span<byte> fitting = bytes.AsSpan(0, (int)Math.Min(bytes.Length, provider.Size - offset));
                Oracle.WillWrite(offset, fitting);
                if (!provider.Write(offset, fitting).IsOk)
                    return false;
                HasUnflushed = true;
            }

            _flushing = Oracle.Current.ToArray();
            if (!provider.Flush().IsOk)
                return false;
            Oracle.Flushed();
            _flushed = _flushing;
            _flushing = null;
            HasUnflushed = false;
            return true;
        }
    }
}
