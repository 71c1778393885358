namespace ProviderGen.Benchmarks.Statistics;

/// <summary>Whether many growths cost the same at the end as at the beginning.</summary>
internal static class Linearity
{
    /// <summary>Growth is linear when the last quarter takes at most so many times what the first one takes.</summary>
    public const double Limit = 1.5;

    /// <summary>The time of the last quarter relative to the first.</summary>
    /// <param name="times">What each growth took, in order.</param>
    public static double LastQuarterToFirst(ReadOnlySpan<long> times)
    {
        int quarter = times.Length / 4;
        return quarter == 0
            ? throw new ArgumentException("Four growths at least have quarters.", nameof(times))
            : Sum(times[^quarter..]) / Sum(times[..quarter]);
    }

    private static double Sum(ReadOnlySpan<long> times)
    {
        double sum = 0;
        foreach (long time in times)
            sum += time;
        return sum;
    }
}
