using System.Globalization;
using System.Runtime.CompilerServices;

namespace ProviderGen.TestHost;

/// <summary>Grows a heap far beyond what it touches, and prints what the process uses, in KiB, as Linux counts it.</summary>
internal static class SparseHeap
{
    private const int Page = 65_536;
    private const int Touched = 16;

    public static int Run(long bytes)
    {
        // Whatever is loaded on first use is loaded before anything is measured.
        Touch(Touched * Page, out _);
        long resident = Status("VmRSS");
        long addresses = Status("VmSize");

        HeapMemoryProvider heap = Touch(bytes, out bool isRight);
        Say("right", isRight ? 1 : 0);
        Say("resident", Status("VmRSS") - resident);
        Say("addresses", Status("VmSize") - addresses);
        heap.Dispose();
        Say("disposed", Status("VmSize") - addresses);

        Forget(bytes);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Say("forgotten", Status("VmSize") - addresses);
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(long bytes) => Touch(bytes, out _);

    private static HeapMemoryProvider Touch(long bytes, out bool isRight)
    {
        var heap = new HeapMemoryProvider(new HeapMemoryProviderOptions { MaxBytes = bytes });
        heap.Grow(bytes / Page).ThrowIfError();
        isRight = true;
        long step = bytes / Page / Touched * Page;
        for (long page = 0; page < bytes; page += step)
        {
            heap.Write(page, page + 1).ThrowIfError();
            isRight &= heap.Read<long>(page).Value == page + 1 && heap.Read<long>(page + Page - 8).Value == 0;
        }

        isRight &= heap.Read<byte>(heap.Size - 1) is { IsOk: true, Value: 0 };
        return heap;
    }

    private static void Say(string name, long value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value}"));

    private static long Status(string name)
    {
        string line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
