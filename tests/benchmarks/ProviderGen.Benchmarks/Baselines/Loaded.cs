using ProviderGen.TestSupport;

namespace ProviderGen.Benchmarks.Baselines;

/// <summary>A baseline with an image of <see cref="Workload.Region"/> bytes, every page of it written, in a file of its own if in any.</summary>
internal sealed class Loaded<T> : IDisposable
    where T : struct, IBaseline<T>
{
    private readonly string? _path;
    private T _baseline;

    public Loaded(TempDirectory directory, long length = Workload.Region)
    {
        _path = directory.NewPath();
        _baseline = T.Open(_path);
        _baseline.Grow(0, length);

        // Not flushed: the file is gone before the system finds time to write it to the disk.
        Fill(ref _baseline, 0, length);
    }

    /// <param name="baseline">What has been filled already.</param>
    public Loaded(T baseline) => _baseline = baseline;

    /// <summary>Writes every page of an image.</summary>
    public static void Fill(ref T baseline, long from, long to)
    {
        byte[] page = new byte[65_536];
        Array.Fill(page, (byte)0x5A);
        for (long offset = from; offset < to; offset += page.Length)
            baseline.Write(offset, page);
    }

    public Action<int> Reads(Workload workload) => count => Sink.Take(workload.Read(ref _baseline, count));

    public Action<int> Writes(Workload workload) => count => workload.Write(ref _baseline, count);

    public Action<int> Mixed(Workload workload) => count => Sink.Take(workload.Mix(ref _baseline, count));

    public void Flush() => _baseline.Flush();

    public void Dispose()
    {
        _baseline.Dispose();
        if (_path is not null)
            File.Delete(_path);
    }
}

/// <summary>Where results go, so that the compiler cannot leave out the work behind them.</summary>
internal static class Sink
{
    private static long _taken;

    public static void Take(long value) => Volatile.Write(ref _taken, value);
}
