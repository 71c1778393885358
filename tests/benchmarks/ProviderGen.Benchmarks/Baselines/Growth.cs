using System.Diagnostics;
using ProviderGen.TestSupport;

namespace ProviderGen.Benchmarks.Baselines;

/// <summary>Growth of an image by single pages of 65,536 bytes.</summary>
internal static class Growth
{
    public const int PageBytes = 65_536;

    /// <summary>Grows a new image from nothing, and fills every page as soon as it is there, or not.</summary>
    /// <returns>The milliseconds that took.</returns>
    public static double Grow<T>(TempDirectory directory, long length, bool fill)
        where T : struct, IBaseline<T>
    {
        using var image = new Image<T>(directory);
        long started = Stopwatch.GetTimestamp();
        for (long grown = 0; grown < length; grown += PageBytes)
        {
            image.Baseline.Grow(grown, grown + PageBytes);
            if (fill)
                Loaded<T>.Fill(ref image.Baseline, grown, grown + PageBytes);
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>Ticks of the clock that each of so many growths takes.</summary>
    public static long[] Times<T>(TempDirectory directory, long from, int growths)
        where T : struct, IBaseline<T>
    {
        using var image = new Image<T>(directory);
        if (from > 0)
            image.Baseline.Grow(0, from);
        long[] times = new long[growths];
        for (int i = 0; i < growths; i++)
        {
            long length = from + (i * (long)PageBytes);
            long started = Stopwatch.GetTimestamp();
            image.Baseline.Grow(length, length + PageBytes);
            times[i] = Stopwatch.GetTimestamp() - started;
        }

        return times;
    }

    /// <summary>How long an image is, and the milliseconds that took, every so many pages until a time is up.</summary>
    public static List<(long Length, double Milliseconds)> Curve<T>(TempDirectory directory, long length, int step, double most)
        where T : struct, IBaseline<T>
    {
        using var image = new Image<T>(directory);
        var points = new List<(long, double)>();
        long started = Stopwatch.GetTimestamp();
        for (long grown = PageBytes; grown <= length; grown += PageBytes)
        {
            image.Baseline.Grow(grown - PageBytes, grown);
            if (grown / PageBytes % step != 0)
                continue;
            points.Add((grown, Stopwatch.GetElapsedTime(started).TotalMilliseconds));
            if (points[^1].Item2 > most)
                break;
        }

        return points;
    }

    /// <summary>An empty image, and its file if it has one.</summary>
    private sealed class Image<T> : IDisposable
        where T : struct, IBaseline<T>
    {
        private readonly string _path;

        public Image(TempDirectory directory)
        {
            _path = directory.NewPath();
            Baseline = T.Open(_path);
        }

        public T Baseline;

        public void Dispose()
        {
            Baseline.Dispose();
            File.Delete(_path);
        }
    }
}
