using ProviderGen.TestProviders.Simulated;

namespace ProviderGen.Testing.Tests;

public class CrashCheckTests
{
    [Fact]
    public void A_provider_that_flushes_keeps_what_it_has_flushed()
    {
        CrashReport report = new CrashCheck(disk => Widen(SimulatedFileProvider.Open(disk))).Run(2_000, seed: 3);

        Assert.True(report.Failure is null, report.ToString());
        Assert.InRange(report.CrashPoints, 2_000, long.MaxValue);
        Assert.InRange(report.Outcomes, report.CrashPoints, long.MaxValue);
    }

    [Fact]
    public void A_provider_that_is_on_another_disk_is_no_endless_run()
    {
        CrashReport report = new CrashCheck(_ => Widen(SimulatedFileProvider.Open(new SimulatedDisk()))).Run(2_000, seed: 3);

        Assert.Equal("the provider never changes the disk it is opened on", report.Failure);
    }

    [Fact]
    public void A_flush_that_lies_is_found()
    {
        CrashReport report = new CrashCheck(disk => Widen(LyingFlush.Open(disk))).Run(2_000, seed: 3);
        Assert.Contains("had been flushed", report.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_is_not_synced_is_found()
    {
        CrashReport report = new CrashCheck(disk => Widen(ForgetsTheDirectory.Open(disk))).Run(2_000, seed: 3);
        Assert.Contains("the file is not there", report.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Pending_changes_are_dropped_kept_or_torn_between_sectors()
    {
        var disk = new SimulatedDisk(new byte[1024]);
        byte[] ones = new byte[1024];
        Array.Fill(ones, (byte)1);
        disk.Write(0, ones);

        string[] seen =
        [
            .. Enumerable.Range(0, 40)
                .SelectMany(seed => disk.CrashOutcomes(10, seed))
                .Select(image => string.Concat(image!.Chunk(SimulatedDisk.SectorBytes).Select(sector => sector.Distinct().Single())))
                .Distinct()
                .Order(),
        ];

        Assert.Equal(["00", "01", "10", "11"], seen);
        disk.Sync();
        Assert.Equal(ones, Assert.Single(disk.CrashOutcomes(10, 0)));
    }

    [Fact]
    public void A_new_file_may_be_missing_until_its_directory_is_synced()
    {
        var disk = new SimulatedDisk();
        disk.SetLength(512);
        disk.Sync();
        Assert.Contains(null, disk.CrashOutcomes(10, 0));
        disk.SyncDirectory();
        Assert.DoesNotContain(null, disk.CrashOutcomes(10, 0));
    }

    private static MemoryResult<IMemoryProvider> Widen<T>(MemoryResult<T> opened)
        where T : IMemoryProvider
        => opened.TryGetValue(out T? provider, out MemoryError? error) ? (MemoryResult<IMemoryProvider>)provider : error;
}

[MemoryProvider(PageSize = 1024, BackingZeroFills = true)]
internal sealed partial class LyingFlush
{
    private readonly SimulatedDisk _disk;

    private LyingFlush(SimulatedDisk disk) => _disk = disk;

    private long LengthCore() => _disk.Length;

    private void GrowCore(long oldLength, long newLength) => _disk.SetLength(newLength);

    private int ReadCore(long offset, Span<byte> destination) => _disk.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _disk.Write(offset, source);

    private void FlushCore() => _disk.SyncDirectory();
}

[MemoryProvider(PageSize = 1024, BackingZeroFills = true)]
internal sealed partial class ForgetsTheDirectory
{
    private readonly SimulatedDisk _disk;

    private ForgetsTheDirectory(SimulatedDisk disk) => _disk = disk;

    private long LengthCore() => _disk.Length;

    private void GrowCore(long oldLength, long newLength) => _disk.SetLength(newLength);

    private int ReadCore(long offset, Span<byte> destination) => _disk.Read(offset, destination);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _disk.Write(offset, source);

    private void FlushCore() => _disk.Sync();
}
