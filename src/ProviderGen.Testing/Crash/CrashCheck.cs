using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>
/// Crashes a provider on a <see cref="SimulatedDisk"/> at every point of random workloads, reopens it on what may be left,
/// and checks that what was flushed is there and nothing older is damaged.
/// </summary>
/// <param name="open">Opens the provider on a disk. It has to be durable.</param>
public sealed class CrashCheck(Func<SimulatedDisk, MemoryResult<IMemoryProvider>> open)
{
    /// <summary>How many operations a workload has. 24 by default.</summary>
    public int OperationsPerWorkload { get; init; } = 24;

    /// <summary>How many outcomes of each crash are tried at the most. 27 by default.</summary>
    public int OutcomesPerCrash { get; init; } = 27;

    /// <summary>Runs workloads until so many crash points have been tried, or one fails.</summary>
    /// <param name="crashPoints">How many crash points to try at least.</param>
    /// <param name="seed">Chooses the workloads; the same seed runs the same ones.</param>
    /// <returns>What was tried, and the first failure.</returns>
    public CrashReport Run(long crashPoints, int seed)
    {
        var report = new CrashReport();
        for (int workload = 0; report.CrashPoints < crashPoints && report.Failure is null; workload++)
        {
            RunWorkload(new Random(HashCode(seed, workload)), report, Invariant($"seed {seed}, workload {workload}"));
            if (report.CrashPoints == 0)
                report.Failure ??= "the provider never changes the disk it is opened on";
        }

        return report;
    }

    private void RunWorkload(Random random, CrashReport report, string name)
    {
        var disk = new SimulatedDisk();
        var oracle = new CrashOracle();
        var steps = new List<string>();
        disk.CrashPoint = crashed => Crash(crashed, oracle, report, random, name, steps);
        using IMemoryProvider provider = open(disk).ThrowIfError();
        report.Workloads++;
        for (int step = 0; step < OperationsPerWorkload && report.Failure is null; step++)
            Step(provider, oracle, random, steps);
    }

    private static void Step(IMemoryProvider provider, CrashOracle oracle, Random random, List<string> steps)
    {
        switch (random.Next(10))
        {
            case 0 or 1 when provider.Pages < 12:
            case var _ when provider.Pages == 0:
                long pages = random.Next(1, 4);
                steps.Add(Invariant($"Grow({pages})"));
                oracle.WillGrow((provider.Pages + pages) * provider.PageSize);
                provider.Grow(pages).ThrowIfError();
                break;
            case 2 or 3:
                steps.Add("Flush()");
                ((IDurableMemoryProvider)provider).Flush().ThrowIfError();
                oracle.Flushed();
                break;
            default:
                long offset = random.NextInt64(provider.Size);
                byte[] bytes = new byte[random.Next(1, (int)Math.Min(provider.Size - offset, 2_000) + 1)];
                random.NextBytes(bytes);
                steps.Add(Invariant($"Write({offset}, {bytes.Length} bytes)"));
                oracle.WillWrite(offset, bytes);
                provider.Write(offset, bytes).ThrowIfError();
                break;
        }
    }

    private void Crash(
        SimulatedDisk disk, CrashOracle oracle, CrashReport report, Random random, string name, List<string> steps)
    {
        report.CrashPoints++;
        foreach (byte[]? left in disk.CrashOutcomes(OutcomesPerCrash, random.Next()))
        {
            report.Outcomes++;
            if ((oracle.Judge(left) ?? Reopen(left, report)) is { } failure)
            {
                report.Failure ??= $"{name}, crash during {steps.LastOrDefault() ?? "opening"} after {string.Join(", ", steps.SkipLast(1))}: {failure}";
                return;
            }
        }
    }

    /// <summary>Opens what is left. It has to be the image to the last byte, or to be rejected and left as it is.</summary>
    private string? Reopen(byte[]? left, CrashReport report)
    {
        if (left is null)
            return null;
        var disk = new SimulatedDisk((byte[])left.Clone());
        MemoryResult<IMemoryProvider> opened = open(disk);
        byte[] found = new byte[disk.Length];
        disk.Read(0, found);
        if (!found.AsSpan().SequenceEqual(left))
            return "opening changed what was left";
        if (!opened.TryGetValue(out IMemoryProvider? provider, out MemoryError? error))
        {
            report.Rejected++;
            return error is MemoryError.ProviderError { Reason: ProviderErrorReason.NotAligned } ? null : $"reopening failed: {error}";
        }

        using (provider)
        {
            byte[] read = new byte[provider.Size];
            MemoryResult result = provider.Read(0, read);
            return result.IsOk && read.AsSpan().SequenceEqual(left) ? null : $"what is left cannot be read back: {result}";
        }
    }

    private static int HashCode(int seed, int workload) => unchecked((seed * 486_187_739) + workload);
}
