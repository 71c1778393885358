using System.Diagnostics;
using System.Runtime;
using ProviderGen.Benchmarks.Statistics;

namespace ProviderGen.Benchmarks.Budgets;

/// <summary>Compares two ways of doing the same, side by side in one process.</summary>
internal static class Pairing
{
    // Tier-0 code waits that long for its successor to be compiled in the background, and as long again if anything new comes up.
    private const int TieringDelayMilliseconds = 120;
    private const int MaxWarmUps = 20;

    /// <summary>The time of one way relative to the other, over slices that take turns.</summary>
    /// <param name="effort">How much is measured.</param>
    /// <param name="first">Does what is asked for so many times.</param>
    /// <param name="second">The same, in another way.</param>
    public static Spread Ratio(Effort effort, Action<int> first, Action<int> second)
    {
        WarmUp(first, second);
        int count = Math.Min(Calibrate(effort, first), Calibrate(effort, second));
        return Alternate(effort.Rounds, () => Time(first, count), () => Time(second, count));
    }

    /// <summary>The quotients of what two ways take, in rounds in which each goes first as often as the other.</summary>
    public static Spread Alternate(int rounds, Func<double> first, Func<double> second)
    {
        double[] firsts = new double[rounds], seconds = new double[rounds];
        Settle();
        for (int round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
                firsts[round] = first();
            seconds[round] = second();
            if (round % 2 != 0)
                firsts[round] = first();
        }

        return Spread.OfRatios(firsts, seconds);
    }

    /// <summary>
    /// Runs until the runtime has nothing left to compile. It is left at its defaults, tiers and profile included, as that is
    /// what users have: so code runs slowly first, is observed, and is compiled anew in the background.
    /// </summary>
    public static void WarmUp(params Action<int>[] works) => WarmUp(40, works);

    /// <summary>The same, with so many calls between two looks at what has been compiled.</summary>
    public static void WarmUp(int calls, params Action<int>[] works)
    {
        long before = -1;
        for (int i = 0; i < MaxWarmUps && before != JitInfo.GetCompiledMethodCount(); i++)
        {
            before = JitInfo.GetCompiledMethodCount();
            foreach (Action<int> work in works)
            {
                for (int call = 0; call < calls; call++)
                    work(50);
            }

            Thread.Sleep(TieringDelayMilliseconds);
        }
    }

    /// <summary>What doing it once takes, in nanoseconds.</summary>
    public static Spread Nanoseconds(Effort effort, Action<int> work)
    {
        WarmUp(work);
        int count = Calibrate(effort, work);
        return Spread.Of(Enumerable.Range(0, effort.Rounds).Select(_ => Time(work, count) * 1e6 / count));
    }

    /// <summary>Milliseconds that something takes.</summary>
    public static double Time(Action work)
    {
        long started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>No collection of what others left behind falls into what follows.</summary>
    public static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static double Time(Action<int> work, int count) => ThreadClock.Time(() => work(count));

    // So many that one slice takes the time it should.
    private static int Calibrate(Effort effort, Action<int> work)
    {
        int count = 100;
        while (Time(work, count) < effort.SliceMilliseconds && count < 1 << 28)
            count *= 2;
        return count;
    }
}
