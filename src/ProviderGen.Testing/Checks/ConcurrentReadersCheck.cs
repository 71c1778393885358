using System.Collections.Concurrent;
using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>Clause 12: readers at the same time.</summary>
internal sealed class ConcurrentReadersCheck() : ClauseCheck(12, "Any number of threads may read at once",
    "Queries run in parallel over an image that is not changing. A read primitive with a shared file position, a shared buffer "
    + "or an unguarded cache mixes up the answers of two threads, rarely enough to pass every other test.",
    "ReadCore and SpanCore may run on several threads at once: guard what they share (a position, a buffer, a cache, a connection) with"
    + "a lock, and read a file by offset, as RandomAccess.Read does.", 6)
{
    private const int Readers = 4;
    private const int Reads = 2_000;

    public override void Run(CheckRun run)
    {
        long pages = run.SomePages;
        TracedProvider provider = run.Readable(pages);
        run.Log.Add(Invariant($"{Readers} threads read at once, {Reads} times each"));
        var failures = new ConcurrentQueue<string>();
        using var start = new Barrier(Readers);
        Thread[] threads = [.. Enumerable.Range(0, Readers).Select(seed => new Thread(() =>
        {
            start.SignalAndWait();
            ReadRandomly(provider.Inner, pages * run.PageSize, seed, failures);
        }))];
        try
        {
            foreach (Thread thread in threads)
                thread.Start();
        }
        catch (PlatformNotSupportedException)
        {
            // The first failure ends the run.
            throw new NotApplicableException("the platform has no threads.");
        }

        foreach (Thread thread in threads)
            thread.Join();
        Expect.That(failures.IsEmpty, $"{failures.FirstOrDefault()}");
    }

    private static void ReadRandomly(IMemoryProvider provider, long size, int seed, ConcurrentQueue<string> failures)
    {
        var random = new Random(seed);
        byte[] buffer = new byte[Math.Min(size, 70_000)];
        try
        {
            for (int i = 0; i < Reads && failures.IsEmpty; i++)
            {
                int length = random.Next(1, (int)Math.Min(buffer.Length, i % 16 == 0 ? int.MaxValue : 200) + 1);
                long offset = random.NextInt64(size - length + 1);
                MemoryResult result = ReadOnce(provider, offset, buffer.AsSpan(0, length), inPlace: i % 2 == 0);
                if (!result.IsOk)
                    failures.Enqueue($"a read at the same time as others failed: {result.Error}");
                else if (Pattern.FirstDifference(offset, buffer.AsSpan(0, length)) >= 0)
                    failures.Enqueue(Invariant($"a read of {length} bytes at offset {offset}, at the same time as others, returned bytes from elsewhere."));
            }
        }
        catch (Exception exception)
        {
            failures.Enqueue($"a read at the same time as others threw {exception.GetType().Name}: {exception.Message}");
        }
    }

    private static MemoryResult ReadOnce(IMemoryProvider provider, long offset, Span<byte> buffer, bool inPlace)
    {
        if (!inPlace || provider is not IAddressableMemoryProvider addressable)
            return provider.Read(offset, buffer);
        var seen = new List<byte>(buffer.Length);
        MemoryResult result = addressable.ReadInPlace(offset, buffer.Length, seen, static (run, seen) => seen.AddRange(run));
        if (result.IsOk)
            seen.ToArray().CopyTo(buffer);
        return result;
    }
}
