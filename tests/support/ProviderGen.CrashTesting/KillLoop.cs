using System.Diagnostics;
using System.Globalization;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.CrashTesting;

/// <summary>
/// Kills processes that write and flush (SIGKILL on Unix), and compares what they leave with a model. This is about the
/// provider's order of writing and reporting and about its locks; the system's cache outlives a process, so a flush that
/// does not reach the disk is for a loss of power to show.
/// </summary>
/// <param name="directory">Where the images go.</param>
/// <param name="seed">What the workload follows from; where exactly the kills hit is left to chance.</param>
/// <param name="lies">Whether the processes report what they have not done.</param>
/// <param name="mapped">Whether the processes map the file.</param>
public sealed class KillLoop(string directory, int seed, bool lies = false, bool mapped = false)
{
    private const int MaxReports = 6;
    private readonly List<string> _violations = [];
    private int _flushes;
    private int _unfinished;

    /// <summary>Starts and kills so many processes, one after the other. Each goes on with the image the last one left.</summary>
    public KillReport Run(int kills)
    {
        int image = 0;
        byte[] before = [];
        for (int round = 0; round < kills; round++)
        {
            byte[]? after = KillOne(PathOf(image), before, unchecked((seed * 31) + round));

            // A full image no longer shows growth, and one at fault is left for whoever wants to look at it.
            bool isFull = after is not null && after.Length >= KillWorkload.MaxPages * KillStep.PageSize;
            if (isFull)
                File.Delete(PathOf(image));
            if (isFull || after is null)
                image++;
            before = isFull ? [] : after ?? [];
        }

        return new KillReport(kills, _flushes, _unfinished, _violations);
    }

    private string PathOf(int image) => Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"killed-{image}.img"));

    /// <returns>The image, or null if something was wrong.</returns>
    private byte[]? KillOne(string path, byte[] before, int roundSeed)
    {
        int patience = new Random(roundSeed).Next(MaxReports + 1);
        int reported = KillAfter(patience, path, roundSeed, out string? trouble);
        if (trouble is not null)
            return Violation(roundSeed, path, trouble);

        var oracle = new KillOracle(before);
        for (int number = 0; number < reported; number++)
            oracle.Report(KillWorkload.Step(roundSeed, number, oracle.Pages));
        _flushes += reported;

        if (!WasiMemoryProvider.Open(path).TryGetValue(out WasiMemoryProvider? provider, out MemoryError? error))
            return Violation(roundSeed, path, "reopening failed: " + error.Message);
        byte[] after = new byte[provider.Size];
        MemoryResult read = provider.Read(0, after);
        provider.Dispose();

        string? fault = read.Error?.Message
            ?? oracle.FindFault(after, KillWorkload.Step(roundSeed, reported, oracle.Pages))
            ?? (new FileInfo(path).Length == after.Length ? null : "the file is longer than the image.");
        if (fault is not null)
            return Violation(roundSeed, path, fault);
        if (!oracle.HoldsNothingElse(after))
            _unfinished++;
        return after;
    }

    /// <returns>How many flushes were reported, those between the decision to kill and the end included.</returns>
    private int KillAfter(int reports, string path, int roundSeed, out string? trouble)
    {
        string steps = (reports + 100_000).ToString(CultureInfo.InvariantCulture);
        using Process process = ChildProcess.Start(ChildProcess.Host(
            "work", path, roundSeed.ToString(CultureInfo.InvariantCulture), steps, lies ? "lying" : "honestly", mapped ? "mapped" : "by calls"));
        var lines = new List<string>();
        try
        {
            while (lines.Count <= reports && process.StandardOutput.ReadLine() is { } line)
                lines.Add(line);
        }
        finally
        {
            process.Kill();
        }

        while (process.StandardOutput.ReadLine() is { } line)
            lines.Add(line);
        string errors = process.StandardError.ReadToEnd();
        Command.EndOf(process);

        // A process that ends by itself has not been killed. 137 is 128 and the number of the signal.
        IEnumerable<string> expected = Enumerable.Range(0, Math.Max(0, lines.Count - 1)).Select(KillWorkload.Flushed).Prepend(KillWorkload.Opened);
        trouble = !lines.SequenceEqual(expected) || lines.Count <= reports || (!OperatingSystem.IsWindows() && process.ExitCode != 137)
            ? string.Create(CultureInfo.InvariantCulture, $"the process ended with {process.ExitCode} after {lines.Count} lines: {errors}")
            : null;
        return lines.Count - 1;
    }

    private byte[]? Violation(int roundSeed, string path, string fault)
    {
        _violations.Add(string.Create(CultureInfo.InvariantCulture, $"workload of seed {roundSeed} on {path}: {fault}"));
        return null;
    }
}
