using ProviderGen.Providers;

namespace ProviderGen.CrashTesting.Recorded;

/// <summary>
/// Replays what processes did to their files on a simulated disk, crashes after every call, and has the file provider open
/// what may be left: what was flushed is there, under its name, and nothing older is damaged.
/// </summary>
/// <param name="scratch">A directory for images to open.</param>
/// <param name="seed">Chooses among the outcomes of a crash.</param>
public sealed class RecordedCrashCheck(string scratch, int seed)
{
    private readonly Random _random = new(seed);
    private readonly RecordedCrashReport _report = new();
    private readonly string _leftover = Path.Combine(scratch, "leftover.img");

    /// <summary>How many outcomes of each crash are tried at the most, for each name the file may have. 27 by default.</summary>
    public int OutcomesPerCrash { get; init; } = 27;

    /// <summary>Checks runs, until one fails.</summary>
    /// <returns>What has been tried by this instance, and the first failure.</returns>
    public RecordedCrashReport Check(params IEnumerable<RecordedRun> runs)
    {
        foreach (RecordedRun run in runs.TakeWhile(_ => _report.Failure is null))
            CheckOne(run);
        return _report;
    }

    private void CheckOne(RecordedRun run)
    {
        var disk = new SimulatedDirectory();
        var replay = new CallReplay(run.Root, disk);
        var oracle = new NamedOracle();
        _report.Calls += run.Calls.Count;
        foreach (SystemCall call in run.Calls)
        {
            if (AnnouncedWorkload.Hear(call, oracle) is { } isFlush)
            {
                // What is yet to come makes no difference to what may be left; what has been promised does.
                if (!isFlush)
                    continue;
            }
            else if (replay.Apply(call))
            {
                oracle.IsCalled(disk.Name);
                _report.Replayed++;
            }
            else
            {
                continue;
            }

            Crash(disk, oracle, call);
            if (_report.Failure is not null)
                return;
        }

        _report.Failure = Compare(run, disk, oracle);
    }

    private void Crash(SimulatedDirectory disk, NamedOracle oracle, SystemCall last)
    {
        _report.CrashPoints++;
        foreach (var (name, image) in disk.CrashOutcomes(OutcomesPerCrash, _random.Next()))
        {
            _report.Outcomes++;
            if ((oracle.Judge(name, image) ?? Reopen(image)) is { } failure)
            {
                _report.Failure = $"crash after {last}: {failure}";
                return;
            }
        }
    }

    /// <summary>Opens what is left. It has to be the image to the last byte, or to be rejected and left as it is.</summary>
    private string? Reopen(byte[]? image)
    {
        if (image is null)
            return null;

        // A new file each time: one that is cut and written again is sent to the disk by some file systems, which takes long.
        File.Delete(_leftover);
        File.WriteAllBytes(_leftover, image);
        if (!WasiMemoryProvider.Open(_leftover).TryGetValue(out WasiMemoryProvider? provider, out MemoryError? error))
            return Rejected(image, error);
        using (provider)
        {
            byte[] read = new byte[provider.Size];
            MemoryResult result = provider.Read(0, read);
            return result.IsOk && read.AsSpan().SequenceEqual(image) ? null : $"what is left cannot be read back: {result}";
        }
    }

    private string? Rejected(byte[] image, MemoryError error)
    {
        _report.Rejected++;
        if (image.Length % KillStep.PageSize == 0 || error is not MemoryError.ProviderError { Reason: ProviderErrorReason.NotAligned })
            return $"reopening failed: {error}";
        return File.ReadAllBytes(_leftover).AsSpan().SequenceEqual(image) ? null : "a file that was rejected has been changed";
    }

    /// <summary>Without a crash, record, announcements and the file itself tell the same story, or something was overlooked.</summary>
    private static string? Compare(RecordedRun run, SimulatedDirectory disk, NamedOracle oracle)
    {
        byte[] replayed = new byte[disk.File.Length];
        disk.File.Read(0, replayed);
        string?[] files = [.. Directory.GetFileSystemEntries(run.Root).Select(Path.GetFileName)];
        if (!files.SequenceEqual([disk.Name]))
            return $"there is {string.Join(", ", files)}, where the record leads to {disk.Name}";
        if (!replayed.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(run.Root, disk.Name!))))
            return "the file is not what the record leads to";
        return replayed.AsSpan().SequenceEqual(oracle.Current) ? null : "the file is not what was announced";
    }
}
