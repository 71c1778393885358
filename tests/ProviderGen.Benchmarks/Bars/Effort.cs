namespace ProviderGen.Benchmarks.Bars;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">Pairs of slices of short operations.</param>
/// <param name="SliceMilliseconds">How long one slice of them takes.</param>
/// <param name="LongRounds">Rounds of what takes a good part of a second or more.</param>
internal sealed record Effort(int Rounds, double SliceMilliseconds, int LongRounds)
{
    public static Effort Full { get; } = new(31, 15, 15);

    /// <summary>The whole in less than a minute.</summary>
    public static Effort Quick { get; } = new(15, 5, 3);
}
