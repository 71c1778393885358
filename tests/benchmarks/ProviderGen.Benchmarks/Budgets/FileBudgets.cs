using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ProviderGen.Benchmarks.Baselines;
using ProviderGen.Benchmarks.Statistics;
using ProviderGen.CrashTesting.Recorded;
using ProviderGen.TestSupport;

namespace ProviderGen.Benchmarks.Budgets;

/// <summary>What is promised of the provider on a file, with the file in the page cache.</summary>
internal static partial class FileBudgets
{
    public static IEnumerable<Budget> All =>
    [
        new("FileStream with buffer 0 / wasi, read 8 B", Limit.AtLeast(0.9), effort => Reads<UnbufferedFile, Wasi>(effort, 8)),
        new("FileStream with buffer 0 / wasi, read 64 B", Limit.AtLeast(0.9), effort => Reads<UnbufferedFile, Wasi>(effort, 64)),
        new("FileStream / wasi, read 8 B", Limit.Published("x"), effort => Reads<BufferedFile, Wasi>(effort, 8)),
        new("FileStream / wasi, read 64 B", Limit.Published("x"), effort => Reads<BufferedFile, Wasi>(effort, 64)),
        new("wasi, read 64 B / pread by P/Invoke", Limit.AtMost(1.3), effort => Reads<Wasi, RawCalls>(effort, 64)),
        new("wasi, system calls of one read", Limit.Exactly(1), _ => SystemCalls("read", "pread64")),
        new("wasi, system calls of one write", Limit.Exactly(1), _ => SystemCalls("write", "pwrite64")),
        new("wasi growth, 4,096 times a page / GetLength and SetLength", Limit.AtMost(1.2), GrowthOverSetLength),
        new("wasi growth, last quarter / first quarter", Limit.AtMost(Linearity.Limit), effort => MemoryBudgets.Growths<Wasi>(effort, times => Linearity.LastQuarterToFirst(times))),
        new("wasi growth, disk space of 4,096 fresh pages", Limit.AtMost(64, " KiB"), _ => DiskSpace()),
    ];

    /// <summary>The time that random reads take in one baseline, relative to another.</summary>
    public static Spread Reads<TFirst, TSecond>(Effort effort, int size)
        where TFirst : struct, IBaseline<TFirst>
        where TSecond : struct, IBaseline<TSecond>
    {
        using var directory = new TempDirectory();
        using var first = new Loaded<TFirst>(directory);
        using var second = new Loaded<TSecond>(directory);
        var workload = new Workload(size);

        // System calls of the same kind are so much alike, and so unsteady, that a few rounds tell nothing.
        effort = effort with { Rounds = 5 * effort.Rounds, SliceMilliseconds = Math.Min(effort.SliceMilliseconds, 2) };
        return Pairing.Ratio(effort, first.Reads(workload), second.Reads(workload));
    }

    /// <summary>The time that growing from nothing by 4,096 single pages takes in one baseline, relative to another.</summary>
    public static Spread Growths<TFirst, TSecond>(int rounds, TempDirectory directory, bool fill)
        where TFirst : struct, IBaseline<TFirst>
        where TSecond : struct, IBaseline<TSecond>
    {
        double First() => Growth.Grow<TFirst>(directory, Workload.Region, fill);
        double Second() => Growth.Grow<TSecond>(directory, Workload.Region, fill);
        First();
        Second();
        return Pairing.Alternate(rounds, First, Second);
    }

    private static Spread GrowthOverSetLength(Effort effort)
    {
        using var directory = new TempDirectory();
        return Growths<Wasi, BareRandomAccess>(effort.Rounds, directory, fill: false);
    }

    /// <summary>How many more calls twice as many accesses make, divided by the accesses. The number of no other call may change.</summary>
    private static Spread SystemCalls(string kind, string call)
    {
        const int Accesses = 500;
        if (RecordedRun.StraceIsMissing())
            throw new SkippedException("strace is not installed, or may not trace");
        using var directory = new TempDirectory();
        IReadOnlyDictionary<string, int> once = AccessCalls.Count(directory.Root, directory.NewPath(), kind, Accesses);
        IReadOnlyDictionary<string, int> twice = AccessCalls.Count(directory.Root, directory.NewPath(), kind, 2 * Accesses);
        int More(string name) => twice.GetValueOrDefault(name) - once.GetValueOrDefault(name);
        string[] others = [.. once.Keys.Union(twice.Keys).Where(name => name != call && More(name) != 0)];
        return others.Length == 0
            ? Spread.Of([More(call) / (double)Accesses])
            : throw new InvalidOperationException($"accesses call {string.Join(", ", others)}, too");
    }

    private static unsafe Spread DiskSpace()
    {
        if (!OperatingSystem.IsLinux())
            throw new SkippedException("only Linux is asked for the space a file takes up");
        using var directory = new TempDirectory();
        string path = directory.NewPath();
        using Wasi wasi = Wasi.Open(path);
        wasi.Grow(0, Workload.Region);
        byte* status = stackalloc byte[256];
        if (Status(CurrentDirectory, path, 0, WithBlocks, status) != 0)
            throw new IOException("the system does not tell the space a file takes up");
        return Spread.Of([BinaryPrimitives.ReadInt64LittleEndian(new ReadOnlySpan<byte>(status + BlocksField, sizeof(long))) / 2.0]);
    }

    private const int CurrentDirectory = -100; // AT_FDCWD
    private const uint WithBlocks = 0x400; // STATX_BLOCKS, in units of 512 bytes
    private const int BlocksField = 48; // of struct statx, the same on every architecture

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Status(int directory, string path, int flags, uint mask, byte* status);
}
