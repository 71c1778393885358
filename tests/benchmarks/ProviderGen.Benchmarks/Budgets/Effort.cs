namespace ProviderGen.Benchmarks.Budgets;

/// <summary>How much is measured. Slices are short, so that few of them are interrupted, and there are many, so that those do not count.</summary>
/// <param name="Rounds">Pairs of slices of short operations.</param>
/// <param name="SliceMilliseconds">How long one slice of them takes.</param>
/// <param name="LongRounds">Rounds of what takes a tenth of a second or more.</param>
/// <param name="Compiles">Rounds of what takes several seconds.</param>
internal sealed record Effort(int Rounds, double SliceMilliseconds, int LongRounds, int Compiles)
{
    public static Effort Full { get; } = new(61, 5, 15, 15);

    /// <summary>The whole in less than a minute.</summary>
    public static Effort Quick { get; } = new(31, 2, 5, 1);
}
