using ProviderGen.CrashTesting;
using ProviderGen.TestSupport;

namespace ProviderGen.Crash.Tests;

/// <summary>Processes that end without warning; the full verification run kills ten times as many.</summary>
public sealed class KillTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_killed_process_had_flushed_is_there_and_nothing_unheard_of(bool mapped)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Real failures are provoked on Linux.");

        KillReport report = new KillLoop(_directory.Root, seed: Random.Shared.Next(), mapped: mapped).Run(20);

        Assert.True(report.IsOk, report.ToString());
        Assert.Equal(20, report.Kills);
        Assert.InRange(report.Flushes, 1, int.MaxValue);
    }

    /// <summary>An oracle that overlooks a flush which never happened would be worth nothing.</summary>
    [SkippableFact]
    public void Reported_flushes_that_did_not_happen_are_found_out()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Real failures are provoked on Linux.");

        KillReport report = new KillLoop(_directory.Root, seed: 1, lies: true).Run(4);

        Assert.False(report.IsOk);
    }

    [Theory]
    [InlineData("old", true)]
    [InlineData("written", true)]
    [InlineData("grown", true)]
    [InlineData("lost", false)]
    [InlineData("foreign", false)]
    [InlineData("unaligned", false)]
    [InlineData("dirty growth", false)]
    public void The_oracle_allows_old_and_written_bytes_and_no_others(string image, bool allowed)
    {
        byte[] flushed = [.. Enumerable.Repeat((byte)1, KillStep.PageSize)];
        var next = new KillStep(1, [new KillWrite(100, 50, 7)]);
        byte[] actual = [.. flushed];
        switch (image)
        {
            case "written":
                next.Writes[0].Bytes().AsSpan(0, 20).CopyTo(actual.AsSpan(100));
                break;
            case "grown":
                Array.Resize(ref actual, 2 * KillStep.PageSize);
                break;
            case "lost":
                actual[99] = 0;
                break;
            case "foreign":
                actual[100] = (byte)(next.Writes[0].Bytes()[0] ^ 0x80);
                break;
            case "unaligned":
                Array.Resize(ref actual, KillStep.PageSize + 1);
                break;
            case "dirty growth":
                Array.Resize(ref actual, 2 * KillStep.PageSize);
                actual[^1] = 1;
                break;
        }

        Assert.Equal(allowed, new KillOracle(flushed).FindFault(actual, next) is null);
    }

    public void Dispose() => _directory.Dispose();
}
