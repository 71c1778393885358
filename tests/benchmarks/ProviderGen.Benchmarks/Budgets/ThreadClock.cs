using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ProviderGen.Benchmarks.Budgets;

/// <summary>
/// The time that this thread has spent on a processor, where the system tells it precisely: what else runs on the machine does not
/// count. Elsewhere it is the time on the clock. Do not use it for work that waits, or that other threads do.
/// </summary>
internal static partial class ThreadClock
{
    private const int ThreadProcessorTime = 3; // CLOCK_THREAD_CPUTIME_ID on Linux

    private static readonly bool IsPrecise = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Milliseconds since some point in time.</summary>
    public static unsafe double Milliseconds
    {
        get
        {
            long* time = stackalloc long[2]; // struct timespec: seconds and nanoseconds
            return IsPrecise && GetTime(ThreadProcessorTime, time) == 0
                ? (time[0] * 1e3) + (time[1] / 1e6)
                : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;
        }
    }

    /// <summary>Milliseconds that some work takes.</summary>
    public static double Time(Action work)
    {
        double started = Milliseconds;
        work();
        return Milliseconds - started;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static unsafe partial int GetTime(int clock, long* time);
}
