using System.Globalization;

namespace ProviderGen.Benchmarks.Statistics;

/// <summary>What many measurements of one thing come to: the median, and the quartiles around it.</summary>
internal readonly record struct Spread(double Lower, double Median, double Upper)
{
    /// <summary>The quartiles of some values, interpolated between neighbours.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? throw new ArgumentException("Nothing was measured.", nameof(values))
            : new Spread(Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75));
    }

    /// <summary>
    /// The quotients of measurements that belong together. What slows the machine down for a while slows both of a pair down,
    /// so their quotient stands while each of them drifts.
    /// </summary>
    public static Spread OfRatios(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators)
        => numerators.Count == denominators.Count
            ? Of(numerators.Zip(denominators, (numerator, denominator) => numerator / denominator))
            : throw new ArgumentException("There is not one of these for each of those.", nameof(denominators));

    /// <summary>The value below which a share of the others lies.</summary>
    public static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        double position = share * (sorted.Count - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (position - below));
    }

    /// <summary>As in <c>1.02x (0.99 to 1.05)</c>; of a single figure there are no quartiles.</summary>
    public string ToString(string unit)
        => Lower == Upper ? $"{Text(Median)}{unit}" : $"{Text(Median)}{unit} ({Text(Lower)} to {Text(Upper)})";

    /// <summary>Three significant digits, and whole numbers in full.</summary>
    public static string Text(double value) => Math.Abs(value) switch
    {
        _ when double.IsInteger(value) => value.ToString("#,0", CultureInfo.InvariantCulture),
        < 10 => value.ToString("0.00", CultureInfo.InvariantCulture),
        < 100 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };
}
