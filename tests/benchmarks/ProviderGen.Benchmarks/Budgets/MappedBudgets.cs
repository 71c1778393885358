using System.ComponentModel;
using ProviderGen.Benchmarks.Baselines;
using ProviderGen.Benchmarks.Statistics;
using ProviderGen.CrashTesting;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Benchmarks.Budgets;

/// <summary>What is promised of the provider on a mapped file.</summary>
internal static class MappedBudgets
{
    /// <summary>The argument by which this program is told to be the process that may die of a full disk.</summary>
    public const string FullDiskCommand = "full-disk";

    public static IEnumerable<Budget> All =>
    [
        new("mapped, read 64 B / a bare pointer over the same mapping", Limit.AtMost(1.15), effort => ReadsOverPointer(effort, 64)),
        new("mapped, read 4 KiB / a bare pointer over the same mapping", Limit.AtMost(1.1), effort => ReadsOverPointer(effort, 4_096)),
        new("wasi / mapped, read 64 B", Limit.Published("x"), effort => FileBudgets.Reads<Wasi, Mapped>(effort, 64)),
        new("wasi / mapped, read 4 KiB", Limit.Published("x"), effort => FileBudgets.Reads<Wasi, Mapped>(effort, 4_096)),
        new("mapped / wasi, growing by and writing 4,096 pages", Limit.AtMost(1.3), GrowthAndFirstWrites),
        new("mapped growth on a full disk, exit code of the process", Limit.Exactly(0), _ => FullDisk()),
    ];

    /// <summary>Fills a disk, then touches everything that growth said is there.</summary>
    public static int FillDisk(string path)
    {
        using MappedFileMemoryProvider mapped = MappedFileMemoryProvider.Open(path).ThrowIfError();
        while (mapped.Grow(1).IsOk)
        {
        }

        byte[] page = new byte[mapped.PageSize];
        for (long offset = 0; offset < mapped.Size; offset += page.Length)
        {
            mapped.Write(offset, page).ThrowIfError();
            mapped.Write<byte>(offset, 1).ThrowIfError();
        }

        return mapped.Pages > 0 ? 0 : 1;
    }

    // Over the very same bytes: where memory lies makes more of a difference than what is compared here.
    private static Spread ReadsOverPointer(Effort effort, int size)
    {
        using var directory = new TempDirectory();
        using MappedFileMemoryProvider provider = MappedFileMemoryProvider.Open(directory.NewPath()).ThrowIfError();
        var mapped = new Mapped(provider);
        mapped.Grow(0, Workload.Region);
        Loaded<Mapped>.Fill(ref mapped, 0, Workload.Region);
        var workload = new Workload(size);
        return Pairing.Ratio(
            effort, new Loaded<Mapped>(mapped).Reads(workload), new Loaded<MappedPointer>(new MappedPointer(provider)).Reads(workload));
    }

    private static Spread GrowthAndFirstWrites(Effort effort)
    {
        using var directory = new TempDirectory();
        if (directory.IsInMemory)
            throw new SkippedException($"{directory.Root} is not on a disk");
        return FileBudgets.Growths<Mapped, Wasi>(effort.LongRounds, directory, fill: true);
    }

    private static Spread FullDisk()
    {
        if (!OperatingSystem.IsLinux())
            throw new SkippedException("a small disk is mounted on Linux only");
        using var directory = new TempDirectory();
        try
        {
            ChildProcess.OutputOf("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", directory.Root);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            throw new SkippedException("mounting is not permitted");
        }

        try
        {
            using var process = ChildProcess.Start(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                "exec",
                typeof(MappedBudgets).Assembly.Location,
                FullDiskCommand,
                directory.NewPath());
            Command.EndOf(process);
            return Spread.Of([process.ExitCode]);
        }
        finally
        {
            ChildProcess.OutputOf("umount", directory.Root);
        }
    }
}
