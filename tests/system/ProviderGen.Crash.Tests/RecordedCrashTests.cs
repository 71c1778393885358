using ProviderGen.CrashTesting.Recorded;
using ProviderGen.TestSupport;

namespace ProviderGen.Crash.Tests;

/// <summary>
/// What the file provider really asks of the system, crashed after every call; the full verification run does so at greater
/// length. A check that overlooks a sync which is missing would be worth nothing, so they are taken away here.
/// </summary>
public sealed class RecordedCrashTests : IDisposable
{
    private const int Seed = 7;
    private readonly TempDirectory _directory = new();

    [SkippableFact]
    public void What_was_flushed_survives_a_crash_after_any_system_call()
    {
        RecordedCrashReport report = Check(Record(), outcomesPerCrash: 8);

        Assert.True(report.Failure is null, report.ToString());
        Assert.InRange(report.Replayed, 40, long.MaxValue);
        Assert.InRange(report.CrashPoints, report.Replayed + 1, long.MaxValue);
        Assert.InRange(report.Outcomes, 3 * report.CrashPoints, long.MaxValue);
        Assert.InRange(report.Rejected, 1, report.Outcomes - 1);
    }

    [SkippableFact]
    public void What_was_flushed_survives_a_crash_when_calls_are_interrupted()
    {
        RecordedRun run = Record("-e", "inject=fsync,pwrite64:error=EINTR:when=2+3");
        Assert.Contains(run.Calls, call => call is { Name: "fsync", Error: "EINTR" });
        Assert.Contains(run.Calls, call => call is { Name: "pwrite64", Error: "EINTR" });

        RecordedCrashReport report = Check(run);

        Assert.True(report.Failure is null, report.ToString());
    }

    [SkippableFact]
    public void That_any_sync_of_the_image_is_missing_is_found_out()
    {
        RecordedRun run = Record();
        SystemCall[] changes = [.. run.Calls.Where(call => call.Name is "pwrite64" or "ftruncate" or "fsync" && !IsOfDirectory(run, call))];

        // A sync that follows another one at once has nothing to do.
        SystemCall[] syncs = [.. changes.Where((call, i) => call.Name == "fsync" && changes[i - 1].Name != "fsync")];

        Assert.InRange(syncs.Length, 3, int.MaxValue);
        Assert.All(
            syncs,
            sync => Assert.Contains("had been flushed", FailureWithout(run, call => ReferenceEquals(call, sync)), StringComparison.Ordinal));
    }

    [SkippableFact]
    public void That_the_directory_is_not_synced_for_a_new_file_is_found_out()
    {
        RecordedRun run = Record();
        string? failure = FailureWithout(run, call => IsOfDirectory(run, call));
        Assert.Contains("the file is not there, though a flush had succeeded", failure, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void That_the_directory_is_not_synced_for_a_renamed_file_is_found_out()
    {
        RecordedRun run = Record();
        SystemCall first = run.Calls.First(call => IsOfDirectory(run, call));
        string? failure = FailureWithout(run, call => IsOfDirectory(run, call) && !ReferenceEquals(call, first));
        Assert.Contains("is still called 0.img", failure, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void That_a_write_is_missing_is_found_out()
    {
        RecordedRun run = Record();
        SystemCall last = run.Calls.Last(call => call.Name == "pwrite64");
        Assert.NotNull(FailureWithout(run, call => ReferenceEquals(call, last)));
    }

    public void Dispose() => _directory.Dispose();

    private RecordedRun Record(params string[] options)
    {
        Skip.If(RecordedRun.StraceIsMissing(), "strace is not installed, or may not trace.");
        return RecordedRun.Of(_directory.Root, Seed, operations: 60, options);
    }

    private RecordedCrashReport Check(RecordedRun run, int outcomesPerCrash = 2)
        => new RecordedCrashCheck(_directory.Root, Seed) { OutcomesPerCrash = outcomesPerCrash }.Check(run);

    private string? FailureWithout(RecordedRun run, Predicate<SystemCall> isLeftOut)
        => Check(run with { Calls = [.. run.Calls.Where(call => !isLeftOut(call))] }).Failure;

    private static bool IsOfDirectory(RecordedRun run, SystemCall call)
        => call.Name == "fsync" && SystemCall.PathOf(call.Arguments[0]) == run.Root;
}
