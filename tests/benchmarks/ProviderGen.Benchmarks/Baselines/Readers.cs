namespace ProviderGen.Benchmarks.Baselines;

/// <summary>Threads that read at the same time.</summary>
internal static class Readers
{
    /// <summary>Shares so many accesses out among threads, one for each of the works.</summary>
    public static void Run(Action<int>[] works, int accesses)
    {
        Thread[] threads = [.. works.Select(work => new Thread(() => work(accesses / works.Length)))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
    }
}
